import { isIP } from 'node:net';

/** The schemes that FollowTheMoney takes. */
const SCHEMES = ['http', 'https', 'ftp', 'mailto', 'file', 's3', 'gs'];
const PARTS = /^(?:([a-z][a-z0-9+.-]*):)?(?:\/\/([^/?#]*))?([^?#]*)/i;
const LABEL = /^(?=.*[\p{L}\p{N}])[\p{L}\p{N}\p{M}_-]{1,63}$/u;

/**
 * Whether FollowTheMoney takes a text as a URL: a scheme it knows, or none, and a host that may be one. Free text that
 * stands in a column of web pages is none.
 */
export function isFollowTheMoneyUrl(text: string): boolean {
  const [, scheme, authority = '', path = ''] = PARTS.exec(text.trim()) ?? [];
  if (authority === '') {
    if (scheme !== undefined && SCHEMES.includes(scheme.toLowerCase())) return false;
    return path.includes('.') && !text.startsWith('//') && isFollowTheMoneyUrl(`//${text}`);
  }
  if (scheme !== undefined && !SCHEMES.includes(scheme.toLowerCase())) return false;
  return hasHost(authority);
}

function hasHost(authority: string): boolean {
  if (/\s/.test(authority)) return false;
  const match = /^(?:.*@)?(\[[^\]]*\]|[^:[\]]*)(?::(\d*))?$/.exec(authority);
  const host = match?.[1] ?? '';
  if (host === '' || Number(match?.[2] ?? 0) > 65_535) return false;
  if (isIP(host.replace(/^\[|\]$/g, '')) !== 0) return true;
  const labels = host.replace(/\.+$/, '').split('.');
  const last = labels.at(-1) ?? '';
  if (labels.length > 1 && ([...last].length < 2 || /^\p{Nd}+$/u.test(last))) return false;
  return labels.every((label) => LABEL.test(label));
}
