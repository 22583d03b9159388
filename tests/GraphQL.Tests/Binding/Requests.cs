using System.Security.Claims;
using System.Text.Json;
using Neura.GraphQL.Execution;
using Neura.GraphQL.Execution.Coercion;

namespace NeuraNft.GraphQL.Tests.Binding;

internal static class Requests
{
    public static async Task<JsonElement> AskAsync(
        GraphQLExecutor executor, IServiceProvider services, string query, string variables, ClaimsPrincipal? user)
    {
        var request = new GraphQLRequest(query)
        {
            Variables = JsonValues.Map(JsonDocument.Parse(variables).RootElement),
            Services = services,
            User = user ?? new ClaimsPrincipal(),
        };
        var result = await executor.ExecuteAsync(request, TestContext.Current.CancellationToken);
        return JsonDocument.Parse(result.ToJson()).RootElement;
    }
}
