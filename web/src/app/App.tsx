import { createBrowserRouter } from "react-router";
import { RouterProvider } from "react-router/dom";
import { Provider } from "urql";
import { client } from "../api/client";
import { routes } from "./routes";

const router = createBrowserRouter(routes);

export const App = () => (
  <Provider value={client}>
    <RouterProvider router={router} />
  </Provider>
);
