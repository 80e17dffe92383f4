import { main } from '#tests/lab/main.ts';

process.exitCode = await main(process.argv.slice(2));
