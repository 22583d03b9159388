export interface HttpAnswer {
  readonly status: number;
  readonly contentType: string;
  readonly headers?: { readonly [name: string]: string };
  readonly body: string;
}
