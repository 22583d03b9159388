namespace Neura.GraphQL.Binding;

/// <summary>The parameter is a service of the request. Needed only where its type would bind as an argument.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class ServiceAttribute : Attribute;
