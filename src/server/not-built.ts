/** What a browser gets where there is no build of the explorer, which GraphiQL's page is a part of. */
export const NOT_BUILT = `<!doctype html>
<html lang="en"><meta charset="utf-8"><title>Sutra</title>
<p>The explorer has not been built. Run <code>npm run build</code> where Sutra was installed, and start it again.</p>
<p>The API answers programs at <code>/graphql</code> all the same.</p>
</html>
`;
