global using Neura.GraphQL.Binding;
