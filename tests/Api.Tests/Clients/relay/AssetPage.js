// As a frontend writes it; relay-compiler reads only what is tagged.
import { graphql } from 'react-relay';

export const query = graphql`
  query AssetPageQuery($id: ID!, $first: Int!) {
    node(id: $id) {
      ...AssetPage_asset @alias
      ...AssetPage_activity @arguments(first: $first) @alias
    }
  }
`;

export const asset = graphql`
  fragment AssetPage_asset on Asset @refetchable(queryName: "AssetPageAssetRefetchQuery") {
    name
    owner
    viewerAccess {
      level
      denial
    }
  }
`;

export const activity = graphql`
  fragment AssetPage_activity on Asset
  @argumentDefinitions(first: { type: "Int", defaultValue: 10 }, after: { type: "String" })
  @refetchable(queryName: "AssetPageActivityPaginationQuery") {
    activity(first: $first, after: $after) @connection(key: "AssetPage_activity") {
      edges {
        node {
          kind
          position
        }
      }
    }
  }
`;

export const follow = graphql`
  subscription AssetPageSubscription($id: ID!, $after: Position) {
    assetActivity(assetId: $id, after: $after) {
      kind
      position
    }
  }
`;
