using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using Neura.GraphQL.Execution;
using NeuraNft.GraphQL.Tests.Http;
using NeuraNft.GraphQL.Tests.Subscriptions;

namespace NeuraNft.GraphQL.Tests.Telemetry;

/// <summary>What an exporter would be told. Other tests run beside this one, so only what bears this test's names is looked at.</summary>
public sealed class TelemetryTests
{
    [Fact]
    public async Task Operation_has_a_span_by_its_type_without_its_text()
    {
        using var spans = new Spans();
        const string Query = "query SpanOfAQuery { echo(text: \"hidden\") }";
        await using var server = await HttpServer.StartAsync();
        await server.PostAsync($$"""{"query":{{System.Text.Json.JsonSerializer.Serialize(Query)}}}""");
        var span = spans.Named("SpanOfAQuery").Single();
        span.DisplayName.ShouldBe("query");
        span.Status.ShouldBe(ActivityStatusCode.Unset);
        span.GetTagItem("graphql.operation.type").ShouldBe("query");
        span.GetTagItem("graphql.document.hash").ShouldBe($"sha256:{DocumentId.Of(Query)}");
        span.TagObjects.ShouldAllBe(t => !$"{t.Value}".Contains("hidden"));
    }

    [Theory]
    [InlineData("{ parseFailure1", "GRAPHQL_PARSE_FAILED")]
    [InlineData("{ noSuchField1 }", "GRAPHQL_VALIDATION_FAILED")]
    [InlineData("query Q1 { broken }", "INTERNAL_SERVER_ERROR")]
    [InlineData("query Q2($i: Int!) { echo(numbers: [$i]) }", "BAD_USER_INPUT")]
    public async Task Operation_that_fails_has_a_span_with_its_code(string query, string code)
    {
        using var spans = new Spans();
        await using var server = await HttpServer.StartAsync();
        var answer = await server.PostAsync($$"""{"query":"{{query}}"}""");
        (await answer.StatusAsync()).ShouldBe($"200 {code}");
        var hash = $"sha256:{DocumentId.Of(query)}";
        var span = spans.Ended.Single(s => hash.Equals(s.GetTagItem("graphql.document.hash")));
        span.GetTagItem("error.type").ShouldBe(code);
        span.Status.ShouldBe(ActivityStatusCode.Error);
        span.DisplayName.ShouldBe(query.StartsWith('q') ? "query" : "GraphQL Operation");
    }

    [Fact]
    public async Task Requests_errors_cost_and_open_subscriptions_are_counted()
    {
        using var metrics = new Metrics();
        await using var server = await SocketTests.StartAsync();
        await server.PostAsync("""{"query":"{ hello }"}""");
        await server.PostAsync("""{"query":"{ fail }"}""");
        await server.PostAsync("[]");
        using (var client = await SocketClient.StartAsync(server))
        {
            await client.SubscribeAsync("s", "subscription { forever }");
            await client.NextAsync();
            metrics.Count("graphql.subscriptions.open").ShouldBeGreaterThanOrEqualTo(1);
        }
        metrics.Sum("graphql.requests", "graphql.outcome=ok").ShouldBeGreaterThanOrEqualTo(2);
        metrics.Sum("graphql.requests", "graphql.outcome=partial").ShouldBeGreaterThanOrEqualTo(1);
        metrics.Sum("graphql.errors", "error.type=INTERNAL_SERVER_ERROR").ShouldBeGreaterThanOrEqualTo(1);
        metrics.Sum("graphql.errors", "error.type=BATCHING_DISABLED").ShouldBeGreaterThanOrEqualTo(1);
        metrics.Count("graphql.request.duration", "graphql.operation.type=subscription").ShouldBeGreaterThanOrEqualTo(1);
        metrics.Count("graphql.operation.cost", "graphql.cost.kind=type").ShouldBeGreaterThanOrEqualTo(2);
    }

    private sealed class Spans : IDisposable
    {
        private readonly ActivityListener _listener;

        public Spans()
        {
            _listener = new ActivityListener
            {
                ShouldListenTo = s => s.Name == GraphQLTelemetry.SourceName,
                Sample = static (ref _) => ActivitySamplingResult.AllDataAndRecorded,
                ActivityStopped = Ended.Add,
            };
            ActivitySource.AddActivityListener(_listener);
        }

        public ConcurrentBag<Activity> Ended { get; } = [];

        public IEnumerable<Activity> Named(string operation) =>
            Ended.Where(s => operation.Equals(s.GetTagItem("graphql.operation.name")));

        public void Dispose() => _listener.Dispose();
    }

    private sealed class Metrics : IDisposable
    {
        private readonly ConcurrentBag<(string Name, string Tags, double Value)> _seen = [];
        private readonly MeterListener _listener = new()
        {
            InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Meter.Name == GraphQLTelemetry.MeterName)
                    listener.EnableMeasurementEvents(instrument);
            },
        };

        public Metrics()
        {
            _listener.SetMeasurementEventCallback<long>((i, value, tags, _) => Add(i, value, tags));
            _listener.SetMeasurementEventCallback<double>((i, value, tags, _) => Add(i, value, tags));
            _listener.Start();
        }

        public double Sum(string name, string tag = "") => Of(name, tag).Sum(s => s.Value);

        public int Count(string name, string tag = "") => Of(name, tag).Count();

        public void Dispose() => _listener.Dispose();

        private IEnumerable<(string Name, string Tags, double Value)> Of(string name, string tag) =>
            _seen.Where(s => s.Name == name && s.Tags.Contains(tag, StringComparison.Ordinal));

        private void Add(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags) =>
            _seen.Add((instrument.Name, string.Join(';', tags.ToArray().Select(t => $"{t.Key}={t.Value}")), value));
    }
}
