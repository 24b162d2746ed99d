import { app } from './hi/app.js';
import { article } from './hi/article.js';
import { canvas } from './hi/canvas.js';
import { claims } from './hi/claims.js';
import { edit } from './hi/edit.js';
import { embed } from './hi/embed.js';
import { entity } from './hi/entity.js';
import { exports } from './hi/exports.js';
import { graph } from './hi/graph.js';
import { matches } from './hi/matches.js';
import { path } from './hi/path.js';
import { problems } from './hi/problems.js';
import { search } from './hi/search.js';
import { values } from './hi/values.js';
import { vocabulary } from './hi/vocabulary.js';
import { makeFormat } from './format.js';
import type { Messages } from './messages.js';

/** Hindi. */
export const hi: Messages = {
  format: makeFormat('hi'),
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
};
