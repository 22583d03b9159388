using System.Text.Json;
using System.Text.Json.Serialization;
using Neura.EventStore;

namespace NeuraNft.EventStore.Tests;

/// <summary>A trigger refuses what was written as JSON before something changed: it is written anew, alone and in a group.</summary>
public sealed class OutdatedTests(StoreFixture fixture) : IClassFixture<StoreFixture>
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Refused_events_are_written_anew_and_only_as_often_as_allowed(bool withRows)
    {
        await fixture.ExecuteAsync(
            """
            CREATE OR REPLACE FUNCTION no_old() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
                IF NEW.data ->> 'text' < '3' THEN RAISE 'old' USING errcode = 'OL001'; END IF;
                RETURN NEW;
            END $$;
            CREATE OR REPLACE TRIGGER no_old BEFORE INSERT ON mt_events FOR EACH ROW EXECUTE FUNCTION no_old();
            """);
        var counter = new Counter();
        var options = new StoreOptions
        {
            Json = new JsonSerializerOptions(JsonSerializerOptions.Web) { Converters = { counter } },
            IsOutdated = failure => failure.SqlState == "OL001", MaxAttempts = 4,
        };
        options.Events.Map<AccountEvent.Noted>("noted");
        await using var store = new DocumentStore(fixture.DataSource, options, TimeProvider.System);
        (await AppendAsync(store, withRows)).Verdict.ShouldBe(AppendVerdict.Appended);
        counter.Count.ShouldBe(3);

        counter.Count = -9;
        (await Should.ThrowAsync<Npgsql.PostgresException>(() => AppendAsync(store, withRows))).SqlState.ShouldBe("OL001");
        counter.Count.ShouldBe(-5);
    }

    private static Task<AppendResult> AppendAsync(DocumentStore store, bool withRows)
    {
        var session = store.LightweightSession(EventMetadata.None);
        if (withRows) session.QueueSqlCommand(new Npgsql.NpgsqlBatchCommand("SELECT 1"));
        session.Events.Append("outdated", ExpectedVersion.Any, new AccountEvent.Noted("any"));
        return session.SaveChangesAsync(StoreFixture.Ct);
    }

    private sealed class Counter : JsonConverter<string>
    {
        public int Count { get; set; }

        public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetString();

        public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) =>
            writer.WriteStringValue($"{++Count}");
    }
}
