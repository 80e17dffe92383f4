/** Name of the environment variable that tells the tests where the built program of a simulated device is. */
export const deviceProgramVariable = 'CARELINE_TEST_DEVICE';
