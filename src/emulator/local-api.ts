/** Asks the control API of an emulator of this process, as others do. Rejects with what it answered when it refuses. */
export async function callApi<T>(
  url: string,
  path: string,
  { method, body }: { readonly method?: 'GET' | 'POST' | 'PUT'; readonly body?: object } = {},
): Promise<T> {
  const response = await fetch(`${url}/api/v1${path}`, {
    method: method ?? (body ? 'POST' : 'GET'),
    ...(body && {
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    }),
  })
  if (!response.ok) throw new Error(`${path}: ${await response.text()}`)
  return (await response.json()) as T
}
