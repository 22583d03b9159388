using System.Security.Claims;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Neura.GraphQL.Binding;
using Neura.GraphQL.Execution;
using Neura.GraphQL.Execution.Coercion;
using Neura.GraphQL.Types;
using NeuraNft.GraphQL.Tests.Binding.Library;

namespace NeuraNft.GraphQL.Tests.Binding;

/// <summary>The sample schema, ready for requests.</summary>
internal sealed class LibraryServer : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    public LibraryServer(Action<GraphQLOptions>? configure = null)
    {
        var services = new ServiceCollection();
        Register(services).ModifyOptions(configure ?? (static _ => { }));
        _services = services.BuildServiceProvider(validateScopes: true);
    }

    public Schema Schema => _services.GetRequiredService<Schema>();

    public Shelf Shelf => _services.GetRequiredService<Shelf>();

    public static GraphQLServerBuilder Register(IServiceCollection services)
    {
        services.AddLogging().AddSingleton<Shelf>();
        services.AddAuthorization(o => o.AddPolicy("librarian", p => p.RequireRole("librarian")));
        return services.AddGraphQLServer()
            .AddTypes(typeof(BookQueries), typeof(BookMutations), typeof(BookType), typeof(AuthorType), typeof(IWork))
            .AddType<AuthorById>()
            .AddScalar<Isbn>(TextScalar.Create("Isbn", Isbn.Parse, i => i.Digits, "An ISBN-13."));
    }

    public static ClaimsPrincipal Reader(params string[] roles) => new(new ClaimsIdentity(
        [new Claim(ClaimTypes.Name, "rita"), .. roles.Select(r => new Claim(ClaimTypes.Role, r))], "test"));

    public async Task<JsonElement> AskAsync(string query, string variables = "{}", ClaimsPrincipal? user = null)
    {
        await using var scope = _services.CreateAsyncScope();
        var request = new GraphQLRequest(query)
        {
            Variables = JsonValues.Map(JsonDocument.Parse(variables).RootElement),
            Services = scope.ServiceProvider,
            User = user ?? new ClaimsPrincipal(),
        };
        var result = await _services.GetRequiredService<GraphQLExecutor>()
            .ExecuteAsync(request, TestContext.Current.CancellationToken);
        return JsonDocument.Parse(result.ToJson()).RootElement;
    }

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
