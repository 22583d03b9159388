using System.Runtime.CompilerServices;
using Microsoft.Extensions.DependencyInjection;
using Neura.GraphQL.Binding;
using Neura.GraphQL.DataLoaders;

namespace NeuraNft.GraphQL.Tests.Soak;

/// <summary>What a load needs: objects on three levels, a data loader, a guarded mutation, a failing field, events.</summary>
internal static class SoakSchema
{
    private static readonly IReadOnlyList<Artist> Artists =
    [
        .. Enumerable.Range(0, 10).Select(a => new Artist(a, $"Artist {a}", [.. Enumerable.Range(0, 10).Select(w => new Work(w, a))])),
    ];

    public static GraphQLServerBuilder Register(IServiceCollection services)
    {
        services.AddLogging().AddAuthorization();
        return services.AddGraphQLServer()
            .AddTypes(typeof(Queries), typeof(Mutations), typeof(Subscriptions), typeof(WorkFields))
            .AddType<TitleById>();
    }

    [QueryType]
    public static class Queries
    {
        [ListSize(AssumedSize = 10)]
        public static IReadOnlyList<Artist> GetArtists() => Artists;

        public static string Echo(string text = "x") => text;

        public static int? Broken() => throw new InvalidOperationException("secret");
    }

    [MutationType]
    public static class Mutations
    {
        [Authorize]
        public static int Change(int by) => by;
    }

    [SubscriptionType]
    public static class Subscriptions
    {
        [Subscribe]
        public static async IAsyncEnumerable<int> TicksAsync([EnumeratorCancellation] CancellationToken cancellationToken)
        {
            for (var i = 0; ; i++)
            {
                yield return i;
                await Task.Delay(5, cancellationToken);
            }
        }
    }

    [ObjectType<Work>]
    public static class WorkFields
    {
        [Cost(1)]
        public static Task<string?> GetTitleAsync([Parent] Work work, TitleById titles, CancellationToken cancellationToken) =>
            titles.LoadAsync(work.Number, cancellationToken);
    }

    public sealed record Artist(int Number, string Name, [property: ListSize(AssumedSize = 10)] IReadOnlyList<Work> Works);

    public sealed record Work(int Number, int Of);

    public sealed class TitleById(IBatchScheduler scheduler) : BatchDataLoader<int, string>(scheduler)
    {
        protected override async Task<IReadOnlyDictionary<int, string>> LoadBatchAsync(
            IReadOnlyList<int> keys, CancellationToken cancellationToken)
        {
            await Task.Yield();
            return keys.ToDictionary(k => k, k => $"Work {k}");
        }
    }
}
