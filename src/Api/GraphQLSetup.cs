using Microsoft.Extensions.Options;
using Neura.GraphQL.Execution;
using Neura.GraphQL.Http;
using NeuraNft.Api.Accounts;
using NeuraNft.Api.Activity;
using NeuraNft.Api.Audit;
using NeuraNft.Api.History;
using NeuraNft.Api.Positions;
using NeuraNft.Api.RateLimits;
using NeuraNft.Api.Transactions;
using NeuraNft.Api.Workers;

namespace NeuraNft.Api;

/// <summary>The GraphQL server: the one place that changes with the engine.</summary>
internal static class GraphQLSetup
{
    public static IServiceCollection AddMarketGraphQL(this IServiceCollection services)
    {
        services.AddSingleton<ReadModelPositions>().AddSingleton<PositionGate>().AddSingleton<KnownPositions>();
        services.AddSingleton<FeedFollower>().AddSingleton<TransactionStandings>().AddSingleton<AuditReading>();
        services.AddOptions<OperatorOptions>().BindConfiguration(OperatorOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<AuditOptions>().BindConfiguration(AuditOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<ICursorSerializer>(
            provider => new ConfiguredCursors(() => provider.GetRequiredService<IOptions<DoorOptions>>().Value));
        services.AddGraphQLServer().AddTypes(typeof(GraphQLSetup).Assembly).AddMarketScalars();
        return services;
    }

    /// <summary>GraphiQL for browsers, subscriptions with the token in the init payload, tighter limits for who is not logged in.</summary>
    public static void MapMarketGraphQL(this WebApplication app)
    {
        var door = app.Services.GetRequiredService<IOptions<DoorOptions>>().Value;
        var credentials = app.Services.GetRequiredService<Credentials>();
        var limits = app.Services.GetRequiredService<CallerLimits>();
        var gate = app.Services.GetRequiredService<PositionGate>();
        var anonymous = new RequestLimits
        {
            MaxDepth = door.AnonymousDepth, MaxFieldCost = door.AnonymousCost, MaxTypeCost = door.AnonymousCost,
        };
        app.MapGraphQL("/graphql", o =>
        {
            o.AllowIntrospection = context => door.Introspection switch
            {
                IntrospectionFor.Everyone => true,
                IntrospectionFor.LoggedIn => context.User.AnyAccount() is not null,
                IntrospectionFor.Nobody => false,
                _ => false,
            };
            o.LimitsFor = context => context.User.AnyAccount() is null ? anonymous : null;
            o.Admit = async (context, request, ct) => limits.Refuse(context) ?? await gate.AdmitAsync(context, request, ct);
            o.Subscriptions.Authenticate = (context, payload, ct) =>
            {
                PositionGate.Remember(context, payload);
                return credentials.AuthenticateAsync(context.User, payload, ct);
            };
            o.AreWithdrawn = credentials.AreWithdrawn;
        });
    }
}
