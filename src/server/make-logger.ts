import { destination, pino, type DestinationStream, type Logger } from 'pino';

/**
 * The log: one JSON object a line, on standard error, so that standard output is for people.
 * Secrets that get into an object all the same are taken out.
 */
export function makeLogger(level: string, stream?: DestinationStream): Logger {
  return pino(
    {
      level,
      base: null,
      timestamp: () => `,"time":"${new Date().toISOString()}"`,
      formatters: { level: (label) => ({ level: label }) },
      redact: {
        paths: [
          'authorization',
          'password',
          'headers',
          '*.authorization',
          '*.password',
          '*.headers',
        ],
        censor: '[removed]',
      },
    },
    stream ?? destination({ dest: 2, sync: true }),
  );
}
