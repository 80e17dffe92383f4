/** Name of the environment variable that tells the workers where the PostgreSQL of this run is. */
export const clusterVariable = 'CARELINE_E2E_POSTGRES';
