using Microsoft.Extensions.Options;
using NeuraNft.Application.Generation;
using NeuraNft.InferenceWorker.Generation;

namespace NeuraNft.InferenceWorker.Tests.Generation;

public sealed class CharacterGeneratorTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Answer_streams_within_its_limit_and_is_the_same_for_the_same_question()
    {
        using var generator = Tiny();
        var first = await AskAsync(generator, "a library for sound", 100);
        first.Text.Length.ShouldBeInRange(1, 100);
        first.Parts.ShouldBeGreaterThan(1);
        (await AskAsync(generator, "a library for sound", 100)).Text.ShouldBe(first.Text);
        (await AskAsync(generator, "a library for sound", 5)).ShouldBe((first.Text[..5], 1, "length"));
    }

    [Fact]
    public async Task Question_without_a_known_character_is_answered_too()
    {
        using var generator = Tiny();
        (await AskAsync(generator, "漢字", 20)).Text.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task Answer_that_nobody_wants_any_more_ends()
    {
        using var generator = Tiny();
        using var stop = new CancellationTokenSource();
        await Should.ThrowAsync<OperationCanceledException>(async () =>
        {
            await foreach (var _ in generator.GenerateAsync(Request("x", 100_000), stop.Token))
                await stop.CancelAsync();
        });
    }

    private static async Task<(string Text, int Parts, string Reason)> AskAsync(CharacterGenerator generator, string question, int most)
    {
        var (text, parts) = ("", 0);
        await foreach (var part in generator.GenerateAsync(Request(question, most), Ct))
        {
            if (part is GeneratedPart.End end)
                return (text, parts, end.Reason);
            text += ((GeneratedPart.Text)part).Value;
            parts++;
        }
        throw new InvalidOperationException("no end");
    }

    private static GenerationRequest Request(string question, int most) => new("tiny", [new GenerationMessage("user", question)], most);

    private static CharacterGenerator Tiny()
    {
        var options = new GenerationOptions
        {
            Kind = GenerationKind.Embedded, ModelFile = TestData.Shared("models/text-generation/tiny-lm.onnx"),
            VocabularyFile = TestData.Shared("models/text-generation/chars.json"),
        };
        options.Models.Add(new GeneratorModelOptions { Name = "tiny" });
        return new CharacterGenerator(Options.Create(options), TimeProvider.System);
    }
}
