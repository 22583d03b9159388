using System.Text;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using NeuraNft.Application.Generation;

namespace NeuraNft.Application.Tests.Generation;

/// <summary>However the network cuts an answer into pieces, it reads the same.</summary>
public sealed class ProtocolTests
{
    private static Arbitrary<(string[] Texts, int[] Cuts)> Answers =>
        (from texts in Gen.Elements("Hello", " 🙂", "grüße", "\n\n", "data: ", "\"}", " ", "漢字").ArrayOf()
         from cuts in Gen.Choose(1, 7).ArrayOf()
         select (texts, cuts)).ToArbitrary();

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    public void Events_read_the_same_on_random_splits(string line) => Prop.ForAll(Answers, answer =>
    {
        var wire = new StringBuilder(": a comment" + line + line);
        foreach (var text in answer.Texts)
            wire.Append($"data: {Chunk(text, null)}{line}{line}");
        wire.Append($"data: {Chunk("", "length")}{line}{line}data: [DONE]{line}{line}");
        return Matches(Read(new OpenAiProtocol(), wire.ToString(), answer.Cuts), answer.Texts);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Lines_read_the_same_on_random_splits() => Prop.ForAll(Answers, answer =>
    {
        var wire = new StringBuilder();
        foreach (var text in answer.Texts)
            wire.Append(JsonSerializer.Serialize(new { message = new { content = text }, done = false })).Append('\n');
        wire.Append("""{"message":{"content":""},"done":true,"done_reason":"length"}""" + "\n");
        return Matches(Read(new OllamaProtocol(), wire.ToString(), answer.Cuts), answer.Texts);
    }).QuickCheckThrowOnFailure();

    private static string Chunk(string text, string? reason) =>
        JsonSerializer.Serialize(new { choices = new[] { new { delta = new { content = text }, finish_reason = reason } } });

    private static bool Matches(List<GeneratedPart> parts, string[] texts) =>
        parts[^1] is GeneratedPart.End { Reason: "length" }
        && parts.OfType<GeneratedPart.Text>().Select(t => t.Value).SequenceEqual(texts);

    private static List<GeneratedPart> Read(IGenerationProtocol protocol, string wire, int[] cuts) => Task.Run(async () =>
    {
        var parts = new List<GeneratedPart>();
        await foreach (var part in protocol.ReadAsync(new Pieces(Encoding.UTF8.GetBytes(wire), cuts), CancellationToken.None))
            parts.Add(part);
        return parts;
    }).GetAwaiter().GetResult();

    /// <summary>Gives so many bytes at a time.</summary>
    private sealed class Pieces(byte[] bytes, int[] sizes) : MemoryStream(bytes)
    {
        private int turn;

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            var size = sizes.Length == 0 ? buffer.Length : Math.Min(buffer.Length, sizes[turn++ % sizes.Length]);
            return base.ReadAsync(buffer[..size], cancellationToken);
        }
    }
}
