/** Name of the environment variable that tells the workers where the PostgreSQL of this run is. */
export const clusterVariable = 'CARELINE_E2E_POSTGRES';
/** Name of the one that describes the demo organization that was made for this run, as JSON of a `DemoTemplate`. */
export const templateVariable = 'CARELINE_E2E_DEMO';
