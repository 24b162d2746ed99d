import { readConfig } from './config.js';
import { runMain } from './server/run-main.js';

await runMain(async () => {
  const settings = readConfig(process.env);
  const { serve } = await import('./server/serve.js');
  await serve(settings);
});
