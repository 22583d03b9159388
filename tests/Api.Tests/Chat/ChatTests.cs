using System.Text.Json;
using Neura.GraphQL.Binding;
using NeuraNft.Application;
using NeuraNft.Application.Erasure;
using NeuraNft.Application.Log;
using NeuraNft.Domain;
using NeuraNft.Domain.Accounts;
using static NeuraNft.Domain.Tests.Sample;

namespace NeuraNft.Api.Tests.Chat;

public sealed class ChatTests(ChatMarket market) : IClassFixture<ChatMarket>
{
    private static readonly string AssetId = new NodeIdSerializer().Format("Asset", Asset.ToString());

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private Door Bobs => market.Log.As(Bob);

    [Fact]
    public async Task Question_is_answered_and_its_usage_is_in_the_log_but_no_word_of_it()
    {
        var session = await Bobs.OpenedAsync(Ct);
        var id = await Bobs.SentAsync(session, "What is the sekret?", Ct);
        var answer = await Bobs.AnsweredAsync(session, Ct);
        answer.Text("id").ShouldBe(id.ToString());
        answer.Text("body").ShouldBe("You asked: What is the sekret? — grüße 🙂 [1]");
        answer.GetProperty("usage").ToString().ShouldBe("""{"promptTokens":11,"completionTokens":7,"estimated":false}""");
        var told = (await market.Log.Store.FetchStreamAsync(StreamKeys.Account("testnet", Bob), 1, Ct)).Select(e => e.Data)
            .OfType<AccountEvent.TextGenerated>().Single(e => e.Generation == id);
        (told.Model, told.PromptTokens, told.CompletionTokens).ShouldBe(("echo", 11, 7));
        told.Commitment!.Length.ShouldBe(64);
        JsonSerializer.Serialize(told).ShouldNotContain("sekret");
    }

    [Fact]
    public async Task Talk_so_far_is_told_to_the_model()
    {
        var session = await Bobs.OpenedAsync(Ct);
        await Bobs.SentAsync(session, "first question", Ct);
        await Bobs.AnsweredAsync(session, Ct);
        await Bobs.SentAsync(session, "second question", Ct);
        await Eventually.HoldsAsync(async () => (await Bobs.AnsweredAsync(session, Ct)).Text("number") == "4", Ct);
        var asked = market.Generator.Requests.Last(r => r.Body.ToString().Contains("second question", StringComparison.Ordinal)).Body;
        asked.GetProperty("messages").EnumerateArray().Select(m => m.Text("role")).ShouldBe(["system", "user", "assistant", "user"]);
    }

    [Fact]
    public async Task Answer_streams_and_a_reader_who_comes_back_goes_on_where_it_was()
    {
        var session = await Bobs.OpenedAsync(Ct, "held");
        var id = await Bobs.SentAsync(session, "hold", Ct);
        var (begun, at) = await FollowAsync(id, 0, until: "asked: ");
        begun.ShouldStartWith("You asked: ");
        (await Bobs.SendAsync(session, "impatient", Ct)).Refusal.ShouldBe("ChatBusyError");
        market.Generator.Hold.TrySetResult();
        var (rest, _) = await FollowAsync(id, at, until: null);
        (begun + rest).ShouldBe("You asked: hold — grüße 🙂 [1]");
    }

    [Theory]
    [InlineData("fails", "GENERATOR_UNAVAILABLE", "You asked: ")]
    [InlineData("busy", "GENERATOR_BUSY", "")]
    [InlineData("down", "GENERATOR_UNAVAILABLE", "")]
    public async Task Answer_that_fails_says_why_and_keeps_what_came(string model, string code, string body)
    {
        var session = await Bobs.OpenedAsync(Ct, model);
        await Bobs.SentAsync(session, "now", Ct);
        var answer = await Bobs.AnsweredAsync(session, Ct);
        (answer.Text("status"), answer.Text("errorCode")).ShouldBe(("FAILED", code));
        body.ShouldStartWith(answer.Text("body"), customMessage: "what was flushed of it");
        (await Bobs.SendAsync(session, "again", Ct)).Refusal.ShouldBeNull("the next question is taken");
    }

    [Fact]
    public async Task Documents_are_ranked_by_meaning_and_cited()
    {
        var session = await Bobs.OpenedAsync(Ct);
        var added = await Bobs.AddAsync(
            session, "Leases", Filled("A lease of a model ends after ten days unless the tenant pays again."), Ct);
        var lease = added.Field.GetProperty("document");
        lease.GetProperty("chunks").GetInt32().ShouldBeGreaterThan(3);
        await Bobs.AddAsync(session, "Cakes", Filled("Bake the apple cake for an hour at a moderate heat."), Ct);
        await Bobs.SentAsync(session, "When does the lease of a model end?", Ct);
        var cited = (await Bobs.AnsweredAsync(session, Ct)).GetProperty("citations");
        cited[0].Text("title").ShouldBe("Leases");
        cited[0].Text("documentId").ShouldBe(lease.Text("id"));
        var prompt = market.Generator.Requests.Last(r => r.Body.ToString().Contains("When does the lease", StringComparison.Ordinal)).Body;
        prompt.GetProperty("messages")[0].Text("content").ShouldContain("[1] Leases");
        (await Bobs.AskAsync(Delete("DeleteChatDocument"), new { input = new { documentId = lease.Text("id") } }, Ct)).Refusal
            .ShouldBeNull();
        (await Bobs.ReadAsync(session, Ct)).Field.GetProperty("documents").EnumerateArray().Single().Text("title").ShouldBe("Cakes");
    }

    [Fact]
    [Trait("Abuse", "13")]
    public async Task Row_13_command_sent_again_is_the_same_and_another_input_is_refused()
    {
        var (key, asked) = (Guid.NewGuid(), Guid.NewGuid());
        var opened = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Bobs.OpenAsync(Ct, key: key)));
        var session = opened.Select(o => o.Field.GetProperty("session").GetProperty("id").GetGuid()).Distinct().ShouldHaveSingleItem();
        (await Bobs.OpenAsync(Ct, key: key, title: "another")).Refusal.ShouldBe("ChatConflictError");
        var sent = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Bobs.SendAsync(session, "once", Ct, asked)));
        sent.Select(s => s.Field.GetProperty("answer").Text("id")).Distinct().ShouldHaveSingleItem();
        (await Bobs.SendAsync(session, "other", Ct, asked)).Refusal.ShouldBe("ChatConflictError");
        await Bobs.AnsweredAsync(session, Ct);
        (await Bobs.ReadAsync(session, Ct)).Field.GetProperty("messages").GetProperty("nodes").GetArrayLength().ShouldBe(2);
    }

    [Fact]
    [Trait("Abuse", "29")]
    public async Task Row_29_session_of_another_account_is_not_found()
    {
        var (session, carols) = (await Bobs.OpenedAsync(Ct), market.Log.As(Carol));
        var id = await Bobs.SentAsync(session, "mine", Ct);
        (await carols.ReadAsync(session, Ct)).ErrorCode.ShouldBe("NOT_FOUND");
        (await carols.SendAsync(session, "hers", Ct)).Refusal.ShouldBe("ChatNotFoundError");
        (await carols.AddAsync(session, "t", "t", Ct)).Refusal.ShouldBe("ChatNotFoundError");
        (await carols.AskAsync(Delete("DeleteChatSession"), new { input = new { sessionId = session } }, Ct)).Refusal
            .ShouldBe("ChatNotFoundError");
        (await carols.AskAsync("{ chatSessions { id } }", new { }, Ct)).Field.GetArrayLength().ShouldBe(0);
        using var socket = await Socket.OpenAsync(market.Host.Address, market.Log.Token(Carol), null, Ct);
        await socket.SubscribeAsync("1", "subscription($id: UUID!) { chatAnswer(id: $id) { text } }", new { id }, Ct);
        (await socket.ReceiveAsync(Ct)).ToString().ShouldContain("NOT_FOUND");
        (await Bobs.AnsweredAsync(session, Ct)).Text("status").ShouldBe("COMPLETE");
    }

    [Fact]
    public async Task Deleted_session_leaves_no_word_of_it()
    {
        var session = await Bobs.OpenedAsync(Ct);
        await Bobs.SentAsync(session, "forget me", Ct);
        await Bobs.AnsweredAsync(session, Ct);
        (await Bobs.AskAsync(Delete("DeleteChatSession"), new { input = new { sessionId = session } }, Ct)).Refusal.ShouldBeNull();
        (await Bobs.ReadAsync(session, Ct)).ErrorCode.ShouldBe("NOT_FOUND");
        await using var left = market.Host.Service<Npgsql.NpgsqlDataSource>().CreateCommand(
            "select (select count(*) from chat_message where session = $1) + (select count(*) from chat_document where session = $1)");
        left.Parameters.Add(new() { Value = session });
        (await left.ExecuteScalarAsync(Ct)).ShouldBe(0L);
    }

    [Fact]
    public async Task Erased_account_has_no_chats_left_and_others_keep_theirs()
    {
        var (alices, kept) = (market.Log.As(Alice), await Bobs.OpenedAsync(Ct));
        for (var time = 0; time < 2; time++)
        {
            await alices.OpenedAsync(Ct);
            var erase = new EraseSubject.Command("testnet", Alice, Guid.NewGuid(), Alice);
            (await market.Host.Service<EraseSubject>().HandleAsync(erase, Ct)).ShouldBeOfType<Result<CommandAnswer, CommandRefusal>.Ok>();
            (await alices.AskAsync("{ chatSessions { id } }", new { }, Ct)).Field.GetArrayLength().ShouldBe(0);
        }
        (await Bobs.ReadAsync(kept, Ct)).ErrorCode.ShouldBeNull();
    }

    [Fact]
    [Trait("Abuse", "54")]
    public async Task Row_54_answer_whose_node_died_is_interrupted_and_not_begun_again()
    {
        var session = await Bobs.OpenedAsync(Ct);
        await using var left = market.Host.Service<Npgsql.NpgsqlDataSource>().CreateCommand("""
            insert into chat_message (id, session, n, role, body, status, created_at, lease_until) values
                (gen_random_uuid(), $1, 1, 'user', 'why?', 'said', now(), null),
                (gen_random_uuid(), $1, 2, 'assistant', 'Because', 'running', now(), now() - interval '1 second')
            """);
        left.Parameters.Add(new() { Value = session });
        await left.ExecuteNonQueryAsync(Ct);
        var answer = await Bobs.AnsweredAsync(session, Ct);
        (answer.Text("status"), answer.Text("errorCode"), answer.Text("body")).ShouldBe(("FAILED", "INTERRUPTED", "Because"));
    }

    [Fact]
    public async Task Answer_that_cannot_be_written_down_fails_and_others_are_answered()
    {
        var session = await Bobs.OpenedAsync(Ct, "cut");
        await RunAsync($"""
            create function refuse_body() returns trigger language plpgsql as $$ begin raise exception 'disk full'; end $$;
            create trigger refuse_body before update of body on chat_message for each row when (old.session = '{session}')
                execute function refuse_body();
            """);
        // More often than there are workers of the queue, and places at the generator: none may be lost. It says no more meanwhile.
        for (var time = 0; time < 6; time++)
        {
            var id = await Bobs.SentAsync(session, "once more", Ct);
            await Eventually.HoldsAsync(async () => (await Bobs.AnsweredAsync(session, Ct)).Text("id") == id.ToString(), Ct);
            var answer = await Bobs.AnsweredAsync(session, Ct);
            (answer.Text("status"), answer.Text("errorCode")).ShouldBe(("FAILED", "INTERRUPTED"));
        }
        await RunAsync("drop trigger refuse_body on chat_message; drop function refuse_body()");
        var other = await Bobs.OpenedAsync(Ct);
        await Bobs.SentAsync(other, "and now?", Ct);
        (await Bobs.AnsweredAsync(other, Ct)).Text("status").ShouldBe("COMPLETE");
    }

    [Fact]
    public async Task Asset_answers_by_its_base_model_to_whoever_may_use_it()
    {
        var opened = (await Bobs.OpenAsync(Ct, model: null, assetId: AssetId)).Field.GetProperty("session");
        opened.Text("model").ShouldBe("fasttext");
        var session = opened.GetProperty("id").GetGuid();
        await Bobs.SentAsync(session, "by its base", Ct);
        (await Bobs.AnsweredAsync(session, Ct)).Text("status").ShouldBe("COMPLETE");
        market.Generator.Requests.Last(r => r.Body.ToString().Contains("by its base", StringComparison.Ordinal)).Body.Text("model")
            .ShouldBe("fasttext");
        (await market.Log.As(Carol).OpenAsync(Ct, model: null, assetId: AssetId)).Refusal.ShouldBe("ChatModelError");
        (await Bobs.OpenAsync(Ct, model: "nobody's")).Refusal.ShouldBe("ChatModelError");
    }

    [Fact]
    public async Task Key_without_the_scope_has_no_chats()
    {
        var reader = market.Host.Door.With(await market.KeyAsync(Bob, ApiScopes.Read | ApiScopes.Embed, Ct));
        (await reader.AskAsync("{ chatSessions { id } }", new { }, Ct)).ErrorCode.ShouldBe("AUTH_NOT_AUTHORIZED");
        var talker = market.Host.Door.With(await market.KeyAsync(Bob, ApiScopes.Generate, Ct));
        (await talker.OpenAsync(Ct)).Refusal.ShouldBeNull();
    }

    [Fact]
    [Trait("Abuse", "16")]
    public async Task Row_16_text_that_cannot_be_kept_and_sizes_beyond_the_limits_are_refused()
    {
        var session = await Bobs.OpenedAsync(Ct);
        (await Bobs.SendAsync(session, "a\0b", Ct)).Refusal.ShouldBe("ChatInvalidError");
        (await Bobs.SendAsync(session, new string('x', 8001), Ct)).Refusal.ShouldBe("ChatInvalidError");
        (await Bobs.SendAsync(session, new string('x', 7999), Ct)).Refusal.ShouldBe("ChatInvalidError", "beyond the model's window");
        (await Bobs.SendAsync(session, " ", Ct)).Refusal.ShouldBe("ChatInvalidError");
        (await Bobs.AddAsync(session, "long", new string('x', 100_001), Ct)).Refusal.ShouldBe("ChatInvalidError");
        (await Bobs.OpenAsync(Ct, title: "")).Refusal.ShouldBe("ChatInvalidError");
    }

    private async Task RunAsync(string sql)
    {
        await using var command = market.Host.Service<Npgsql.NpgsqlDataSource>().CreateCommand(sql);
        await command.ExecuteNonQueryAsync(Ct);
    }

    private static string Delete(string name) => $$"""
        mutation Delete($input: {{name}}Input!) {
          {{char.ToLowerInvariant(name[0]) + name[1..]}}(input: $input) { deletedId errors { __typename } }
        }
        """;

    private static string Filled(string sentence) =>
        sentence + " " + string.Join(' ', Enumerable.Range(0, 200).Select(i => $"Paragraph {i} tells of tables and chairs."));

    /// <returns>The text as far as it came, and where that is.</returns>
    private async Task<(string Text, int At)> FollowAsync(Guid id, int after, string? until)
    {
        using var socket = await Socket.OpenAsync(market.Host.Address, market.Log.Token(Bob), null, Ct);
        await socket.SubscribeAsync(
            "1", "subscription($id: UUID!, $after: Int!) { chatAnswer(id: $id, after: $after) { text to status } }", new { id, after }, Ct);
        for (var (text, at) = ("", after); ;)
        {
            var part = (await socket.ReceiveAsync(Ct)).GetProperty("payload").GetProperty("data").GetProperty("chatAnswer");
            text += part.Text("text");
            at = part.GetProperty("to").GetInt32();
            if (part.Text("status") == "COMPLETE" || (until is not null && text.Contains(until, StringComparison.Ordinal)))
                return (text, at);
        }
    }
}
