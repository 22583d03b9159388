using Microsoft.AspNetCore.Http;

namespace Neura.GraphQL.Http;

/// <summary>How one endpoint behaves, beyond the limits that all share.</summary>
public sealed class GraphQLHttpOptions
{
    /// <summary>Who may ask for <c>__schema</c> and <c>__type</c> here. Default: everybody, if the server allows it at all.</summary>
    public Func<HttpContext, bool> AllowIntrospection { get; set; } = static _ => true;
}
