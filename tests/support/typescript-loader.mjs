// Lets a child process of a test run TypeScript: node --import ./tests/support/typescript-loader.mjs file.ts
import { register } from 'node:module';

register('./typescript-hooks.mjs', import.meta.url);
