using System.Runtime.CompilerServices;
using System.Security.Claims;
using Microsoft.Extensions.DependencyInjection;
using Neura.GraphQL.Binding;
using Neura.GraphQL.Execution;

namespace NeuraNft.GraphQL.Tests.Subscriptions;

/// <summary>The schema that the conformance drivers ask for, and events with a position.</summary>
internal static class Ticker
{
    public static GraphQLServerBuilder Register(IServiceCollection services)
    {
        services.AddLogging().AddAuthorization(o => o.AddPolicy("ticks", p => p.RequireClaim("ticks")));
        services.AddSingleton<TickerProbe>();
        return services.AddGraphQLServer().AddTypes(typeof(Queries), typeof(Mutations), typeof(Subscriptions));
    }

    [QueryType]
    public static class Queries
    {
        public static string Hello(string name = "x") => $"hi {name}";

        public static string? Fail() => throw new InvalidOperationException("secret");
    }

    [MutationType]
    public static class Mutations
    {
        public static int Change() => 1;
    }

    [SubscriptionType]
    public static class Subscriptions
    {
        [Subscribe]
        public static async IAsyncEnumerable<int> CountAsync(int to, [EnumeratorCancellation] CancellationToken cancellationToken)
        {
            for (var i = 1; i <= to; i++)
            {
                await Task.Yield();
                cancellationToken.ThrowIfCancellationRequested();
                yield return i;
            }
        }

        [Subscribe]
        public static async IAsyncEnumerable<int> ForeverAsync(
            TickerProbe probe, [EnumeratorCancellation] CancellationToken cancellationToken)
        {
            probe.Opened();
            try
            {
                for (var i = 0; ; i++)
                {
                    yield return i;
                    await Task.Delay(10, cancellationToken);
                }
            }
            finally
            {
                probe.Ended();
            }
        }

        [Subscribe]
        public static IAsyncEnumerable<int> Failing() => throw new InvalidOperationException("secret");

        [Subscribe]
        public static async IAsyncEnumerable<int> Breaking()
        {
            yield return 1;
            await Task.Yield();
            throw new InvalidOperationException("secret");
        }

        /// <summary>Large events, as fast as they are taken.</summary>
        public static async IAsyncEnumerable<Tick> TicksAfterAsync(
            TickerProbe probe, int after = 0, [EnumeratorCancellation] CancellationToken cancellationToken = default)
        {
            probe.Opened();
            try
            {
                for (var i = after + 1; ; i++)
                {
                    await Task.Yield();
                    cancellationToken.ThrowIfCancellationRequested();
                    probe.Made(i);
                    yield return new Tick(i);
                }
            }
            finally
            {
                probe.Ended();
            }
        }

        [Subscribe(With = nameof(TicksAfterAsync))]
        public static Told Ticks([EventMessage] Tick tick, int size = 10) => new(tick.Number, new string('x', size));

        [Subscribe(With = nameof(TicksAfterAsync)), Authorize("ticks")]
        public static int Guarded([EventMessage] Tick tick, ClaimsPrincipal user) =>
            user.HasClaim(c => c.Type == "ticks") ? tick.Number : throw new InvalidOperationException();

        [Subscribe]
        public static async IAsyncEnumerable<int> SlowAsync([EnumeratorCancellation] CancellationToken cancellationToken)
        {
            await Task.Delay(400, cancellationToken);
            yield return 1;
        }
    }

    public sealed record Tick(int Number) : IResumableEvent
    {
        [GraphQLIgnore]
        public string ResumePosition => $"p{Number}";
    }

    public sealed record Told(int Number, string Filling);
}
