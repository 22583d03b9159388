import { createGraphiQLFetcher } from '@graphiql/toolkit';
import { GraphiQL } from 'graphiql';
import { createClient } from 'graphql-ws';
import { createRoot } from 'react-dom/client';
import 'graphiql/graphiql.css';

const address = new URL(window.location.href);
address.search = '';
address.hash = '';
const socket = new URL(address);
socket.protocol = address.protocol === 'https:' ? 'wss:' : 'ws:';

const fetcher = createGraphiQLFetcher({
  url: address.href,
  wsClient: createClient({ url: socket.href, lazy: true }),
});

createRoot(document.getElementById('graphiql')).render(<GraphiQL fetcher={fetcher} shouldPersistHeaders={false} />);
