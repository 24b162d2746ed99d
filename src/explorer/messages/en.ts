import { app } from './en/app.js';
import { article } from './en/article.js';
import { canvas } from './en/canvas.js';
import { claims } from './en/claims.js';
import { edit } from './en/edit.js';
import { embed } from './en/embed.js';
import { entity } from './en/entity.js';
import { exports } from './en/exports.js';
import { graph } from './en/graph.js';
import { matches } from './en/matches.js';
import { path } from './en/path.js';
import { problems } from './en/problems.js';
import { search } from './en/search.js';
import { values } from './en/values.js';
import { vocabulary } from './en/vocabulary.js';
import { makeFormat } from './format.js';

/** English, and the form that every other language has. */
export const en = {
  format: makeFormat('en'),
  app,
  article,
  canvas,
  claims,
  edit,
  embed,
  entity,
  exports,
  graph,
  matches,
  path,
  problems,
  search,
  values,
  vocabulary,
} as const;
