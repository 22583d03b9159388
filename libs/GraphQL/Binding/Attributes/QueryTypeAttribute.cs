namespace Neura.GraphQL.Binding;

/// <summary>The static methods of this class are fields of the query type.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class QueryTypeAttribute : Attribute;
