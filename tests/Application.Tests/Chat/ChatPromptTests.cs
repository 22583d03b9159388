using FsCheck;
using FsCheck.Fluent;
using NeuraNft.Application.Chat;
using NeuraNft.Application.Generation;

namespace NeuraNft.Application.Tests.Chat;

public sealed class ChatPromptTests
{
    private static Gen<string> Texts => Gen.Choose(0, 400).Select(n => string.Concat(Enumerable.Repeat("wörd ", n / 5)));

    private static Arbitrary<(string[] History, string[] Sources, string Question, int Context, int Max)> Talks =>
        (from history in Texts.ArrayOf()
         from sources in Texts.ArrayOf()
         from question in Texts
         from context in Gen.Choose(64, 2000)
         from max in Gen.Choose(1, 1500)
         select (history, sources, question, context, max)).ToArbitrary();

    [Fact]
    public void Prompt_and_answer_fit_into_the_window_and_the_question_is_whole() => Prop.ForAll(Talks, t =>
        Of(t.History, t.Sources, t.Question, t.Context, t.Max) is not { } prompt
        || (prompt.Messages.Sum(TokenEstimate.Of) + prompt.MaxTokens <= t.Context && prompt.MaxTokens <= t.Max
            && prompt.Messages[^1] == new GenerationMessage("user", t.Question) && prompt.Messages[0].Role == "system"
            && prompt.Messages[0].Content.Split("\n\n[").Length - 1 == prompt.Sources)).QuickCheckThrowOnFailure();

    [Fact]
    public void Newest_of_the_talk_and_best_of_the_sources_come_first()
    {
        var prompt = Of(["old", "older talk that is long " + new string('x', 900), "new"], ["best", "second"], "Q?", 300, 50)!;
        prompt.Messages.Select(m => m.Content).Skip(1).ShouldBe(["new", "Q?"]);
        prompt.Messages[0].Content.ShouldContain("[1] title\nbest");
        prompt.Sources.ShouldBe(2);
    }

    [Fact]
    public void Question_that_does_not_fit_has_no_prompt() => Of([], [], new string('x', 1000), 64, 10).ShouldBeNull();

    private static ChatPrompt? Of(string[] history, string[] sources, string question, int context, int max) => ChatPrompt.Of(
        "Answer.", [.. history.Select(h => new GenerationMessage("assistant", h))], [.. sources.Select(s => ("title", s))], question,
        context, max);
}
