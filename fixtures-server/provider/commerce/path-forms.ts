import type { RequestHandler } from 'express';

/** Accepts paths as some samples write them: `/shoppers/me/carts/active.json`. The format is always JSON. */
export const pathForms: RequestHandler = (request, _response, next) => {
  const [path = '', ...query] = request.url.split('?');
  const [, form, rest = ''] = /^(?:\/v1)?\/(shoppers|oauth20)(\/.*)?$/.exec(path) ?? [];
  if (form !== undefined) {
    const plain = `${form === 'shoppers' ? '/v1' : ''}/${form}${rest.replace(/\.json$/, '')}`;
    request.url = [plain, ...query].join('?');
  }
  next();
};
