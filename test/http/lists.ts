import { expect } from "vitest";
import { type Answer, items, type TestServer } from "../helpers/server.js";

/** Query parameters by name. */
export type Query = Readonly<Record<string, string | number>>;

/** Reads a list, or a page of it. */
export async function getList(server: TestServer, path: string, query: Query = {}): Promise<Answer> {
  const text = new URLSearchParams(query as Record<string, string>);
  return await server.send("GET", `${path}?${text}`);
}

/**
 * Reads all pages of a list.
 *
 * @param first The query of the first page.
 * @param query That of the later ones.
 */
export async function getPages(
  server: TestServer,
  path: string,
  first: Query,
  query: Query = first,
): Promise<Answer[]> {
  const pages = [await getList(server, path, first)];
  for (;;) {
    const last = pages.at(-1);
    expect(last).toMatchObject({ status: 200 });
    const token = last?.body.metadata.continue;
    if (token === undefined) return pages;
    pages.push(await getList(server, path, { ...query, continue: token }));
  }
}

/** The names of the objects of a list. */
export const names = (answer: Answer) => items(answer).map(({ metadata }) => metadata.name);
