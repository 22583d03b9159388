using System.Text.Json;
using Microsoft.Extensions.Options;
using NeuraNft.Application.Balances;
using NeuraNft.Application.Chat;
using NeuraNft.Application.Log;
using NeuraNft.Domain;
using NeuraNft.Domain.Accounts;
using NeuraNft.Domain.Balances;
using static NeuraNft.Domain.Tests.Sample;

namespace NeuraNft.Api.Tests.Chat;

/// <summary>Answers that their author stops. "held" is silent behind its second word; a paid answer may cost 3,000.</summary>
public sealed class StopTests(ChatMarket market) : IClassFixture<ChatMarket>
{
    private const string Stop = """
        mutation Stop($input: StopChatAnswerInput!) {
          stopChatAnswer(input: $input) { answer { id status } errors { __typename ... on ChatNotRunningError { code } } }
        }
        """;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Answer_that_runs_is_stopped_keeps_what_came_and_is_charged_for_that()
    {
        var account = await market.HavingAsync("5000", Ct);
        var door = market.Log.As(account);
        var session = await door.OpenedAsync(Ct, "paid-held");
        var id = await door.SentAsync(session, "What is it?", Ct);
        await BegunAsync(door, session);
        (await StopAsync(door, id)).Refusal.ShouldBeNull();
        var answer = await EndedAsync(door, session);
        (answer.Text("status"), answer.Text("body"), answer.Text("errorCode")).ShouldBe(("STOPPED", "You asked: ", ""));
        answer.GetProperty("usage").GetProperty("estimated").GetBoolean().ShouldBeTrue();
        var state = await market.StateAsync(account, Ct);
        state.Held.ShouldBe(Yocto.Zero);
        var used = answer.GetProperty("usage");
        (5000 - (int)state.Available.Amount).ShouldBe(
            used.GetProperty("promptTokens").GetInt32() + (2 * used.GetProperty("completionTokens").GetInt32()));
        var told = (await market.Log.Store.FetchStreamAsync(StreamKeys.Account("testnet", account), 1, Ct)).Select(e => e.Data)
            .OfType<AccountEvent.TextGenerated>().Single(e => e.Generation == id);
        told.Commitment.ShouldNotBeNull();

        (await StopAsync(door, id)).Field.GetProperty("answer").Text("status").ShouldBe("STOPPED", "asked again, the same");
        (await market.StateAsync(account, Ct)).Available.ShouldBe(state.Available);
        (await door.SendAsync(session, "and now?", Ct)).Refusal.ShouldBeNull("the next question is taken");
        await StopAsync(door, (await door.ReadAsync(session, Ct)).Field.GetProperty("messages").GetProperty("nodes")[0].GetProperty("id")
            .GetGuid());
        await EndedAsync(door, session);
    }

    [Fact]
    public async Task Answer_that_waits_is_stopped_at_once_and_costs_nothing()
    {
        // As many as this node works on at once.
        var talks = new List<(Guid Session, Guid Answer)>();
        var bobs = market.Log.As(Bob);
        for (var i = 0; i < market.Host.Service<IOptions<ChatOptions>>().Value.Concurrency; i++)
        {
            var busy = await bobs.OpenedAsync(Ct, "held");
            talks.Add((busy, await bobs.SentAsync(busy, "hold", Ct)));
            await BegunAsync(bobs, busy);
        }
        var account = await market.HavingAsync("5000", Ct);
        var door = market.Log.As(account);
        var session = await door.OpenedAsync(Ct, "paid-echo");
        var id = await door.SentAsync(session, "What is it?", Ct);
        (await market.StateAsync(account, Ct)).Held.ShouldBe(new Yocto(3000));
        (await StopAsync(door, id)).Field.GetProperty("answer").Text("status").ShouldBe("STOPPED");
        var state = await market.StateAsync(account, Ct);
        (state.Available, state.Held).ShouldBe((new Yocto(5000), Yocto.Zero));
        foreach (var (busy, answer) in talks)
        {
            await StopAsync(bobs, answer);
            (await EndedAsync(bobs, busy)).Text("status").ShouldBe("STOPPED");
        }
    }

    [Fact]
    [Trait("Abuse", "54")]
    public async Task Row_54_answer_to_be_stopped_whose_node_died_is_not_waited_for_as_long_as_others()
    {
        var door = market.Log.As(Bob);
        var session = await door.OpenedAsync(Ct);
        var id = Guid.NewGuid();
        await RunAsync(
            """
            insert into chat_message (id, session, n, role, body, status, created_at, lease_until) values
                (gen_random_uuid(), $2, 1, 'user', 'why?', 'said', now(), null),
                ($1, $2, 2, 'assistant', 'Because', 'running', now(), now() + interval '5 minutes')
            """,
            id, session);
        (await StopAsync(door, id)).Field.GetProperty("answer").Text("status").ShouldBe("RUNNING");
        // What is left of its lease is short.
        await RunAsync("update chat_message set lease_until = lease_until - interval '20 seconds' where id = $1", id);
        var answer = await EndedAsync(door, session);
        (answer.Text("errorCode"), answer.Text("body")).ShouldBe(("INTERRUPTED", "Because"));
    }

    [Fact]
    [Trait("Abuse", "29")]
    public async Task Row_29_answer_of_another_is_not_found_and_an_ended_one_cannot_be_stopped()
    {
        var bobs = market.Log.As(Bob);
        var session = await bobs.OpenedAsync(Ct);
        var id = await bobs.SentAsync(session, "mine", Ct);
        (await StopAsync(market.Log.As(Carol), id)).Refusal.ShouldBe("ChatNotFoundError");
        (await StopAsync(bobs, Guid.NewGuid())).Refusal.ShouldBe("ChatNotFoundError");
        (await bobs.AnsweredAsync(session, Ct)).Text("status").ShouldBe("COMPLETE");
        var late = await StopAsync(bobs, id);
        (late.Refusal, late.Field.GetProperty("errors")[0].Text("code")).ShouldBe(("ChatNotRunningError", "CHAT_NOT_RUNNING"));
        var question = (await bobs.ReadAsync(session, Ct)).Field.GetProperty("messages").GetProperty("nodes")[1];
        (await StopAsync(bobs, question.GetProperty("id").GetGuid())).Refusal.ShouldBe("ChatNotFoundError", "a question");
        var reader = market.Host.Door.With(await market.KeyAsync(Bob, ApiScopes.Read, Ct));
        (await StopAsync(reader, id)).ErrorCode.ShouldBe("AUTH_NOT_AUTHORIZED");
    }

    [Fact]
    [Trait("Abuse", "29")]
    public async Task Row_29_cited_passage_is_read_by_its_account_alone_and_gone_with_its_document()
    {
        const string Ask = "query($id: UUID!) { chatMessage(id: $id) { citations { number title text length } } }";
        const string Filler = " Paragraphs tell of tables, chairs and what stands on them.";
        var bobs = market.Log.As(Bob);
        var session = await bobs.OpenedAsync(Ct);
        var added = await bobs.AddAsync(session, "Leases 🙂", "🙂 A lease of a model ends after ten days. " + string.Concat(
            Enumerable.Repeat(Filler, 60)), Ct);
        var id = await bobs.SentAsync(session, "When does the lease of a model end?", Ct);
        await bobs.AnsweredAsync(session, Ct);
        var cited = (await bobs.AskAsync(Ask, new { id }, Ct)).Field.GetProperty("citations");
        cited[0].Text("text").ShouldContain("🙂 A lease of a model ends after ten days.");
        foreach (var one in cited.EnumerateArray())
            one.Text("text").Length.ShouldBeInRange(1, one.GetProperty("length").GetInt32());
        (await market.Log.As(Carol).AskAsync(Ask, new { id }, Ct)).ErrorCode.ShouldBe("NOT_FOUND");
        await bobs.AskAsync(
            "mutation($input: DeleteChatDocumentInput!) { deleteChatDocument(input: $input) { deletedId } }",
            new { input = new { documentId = added.Field.GetProperty("document").Text("id") } }, Ct);
        (await bobs.AskAsync(Ask, new { id }, Ct)).Field.GetProperty("citations")[0].Text("text").ShouldBe("");
    }

    private static Task<Answer> StopAsync(Door door, Guid answer) =>
        door.AskAsync(Stop, new { input = new { answerId = answer } }, Ct);

    private static Task<JsonElement> NewestAsync(Door door, Guid session, Func<JsonElement, bool> holds) => Eventually.SeesAsync(
        async () => (await door.ReadAsync(session, Ct)).Field.GetProperty("messages").GetProperty("nodes")[0], holds, Ct);

    private static Task<JsonElement> BegunAsync(Door door, Guid session) =>
        NewestAsync(door, session, m => m.Text("body") == "You asked: ");

    private static Task<JsonElement> EndedAsync(Door door, Guid session) =>
        NewestAsync(door, session, m => m.Text("status") is "STOPPED" or "FAILED" or "COMPLETE");

    private async Task RunAsync(string sql, params Guid[] values)
    {
        await using var command = market.Host.Service<Npgsql.NpgsqlDataSource>().CreateCommand(sql);
        foreach (var value in values)
            command.Parameters.Add(new() { Value = value });
        await command.ExecuteNonQueryAsync(Ct);
    }
}
