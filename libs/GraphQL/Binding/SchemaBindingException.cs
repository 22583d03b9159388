namespace Neura.GraphQL.Binding;

/// <summary>The C# types given do not make a schema; the message names the type or member. A bug, found at start-up.</summary>
public sealed class SchemaBindingException(string message) : Exception(message);
