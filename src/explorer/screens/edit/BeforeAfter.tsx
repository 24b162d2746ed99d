import { useMessages } from '../../messages/language.js';
import type { ClaimForm } from '../../model/claim-form.js';
import { describeClaim } from './describe-claim.js';

interface Properties {
  readonly before: ClaimForm;
  readonly after: ClaimForm;
}

/** What a correction changes, line by line beside each other. */
export function BeforeAfter({ before, after }: Properties) {
  const messages = useMessages();
  const { edit } = messages;
  const [was, becomes] = [describeClaim(messages, before), describeClaim(messages, after)];
  const keys = [...new Set([...was, ...becomes].map(({ key }) => key))];
  const rows = keys.flatMap((key) => {
    const [left, right] = [was, becomes].map((lines) => lines.find((line) => line.key === key));
    const [old, now] = [left?.text ?? '', right?.text ?? ''];
    const label = left?.label ?? right?.label ?? '';
    return old === '' && now === '' ? [] : [{ key, label, old, now }];
  });
  return (
    <div className="table-scroll">
      <table className="data-table compare-table">
        <caption>{edit.beforeAndAfter}</caption>
        <thead>
          <tr>
            <td />
            <th scope="col">{edit.before}</th>
            <th scope="col">{edit.after}</th>
            <td />
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, label, old, now }) => (
            <tr key={key} className={old === now ? undefined : 'compare-changed'}>
              <th scope="row">{label}</th>
              <td data-label={edit.before} dir="auto">
                {old || <span className="muted">{edit.nothing}</span>}
              </td>
              <td data-label={edit.after} dir="auto">
                {now || <span className="muted">{edit.nothing}</span>}
              </td>
              <td>
                <span className="compare-verdict">
                  {old === now ? edit.isSame : <strong>{edit.isChanged}</strong>}
                </span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
