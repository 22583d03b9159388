using System.Text;
using NeuraNft.Application.Generation;

namespace NeuraNft.Application.Chat;

/// <summary>What the model is told: instructions, sources, the talk so far as far as it fits, and the question.</summary>
/// <param name="Sources">How many of the given sources are among it, from the first.</param>
public sealed record ChatPrompt(IReadOnlyList<GenerationMessage> Messages, int Sources, int MaxTokens)
{
    /// <summary>Tokens of an answer at most.</summary>
    public static int AnswerOf(int contextTokens, int maxTokens) => Math.Min(maxTokens, contextTokens / 2);

    /// <summary>
    /// The answer may take half of the window at most. Of what instructions and question leave, sources may take two thirds, the best
    /// first; earlier messages the rest, the newest first.
    /// </summary>
    /// <param name="history">Oldest first.</param>
    /// <param name="sources">Title and text, best first.</param>
    /// <returns>Null where instructions and question do not fit by themselves.</returns>
    public static ChatPrompt? Of(
        string instructions, IReadOnlyList<GenerationMessage> history, IReadOnlyList<(string Title, string Text)> sources, string question,
        int contextTokens, int maxTokens)
    {
        var answer = AnswerOf(contextTokens, maxTokens);
        var asked = new GenerationMessage("user", question);
        var left = contextTokens - answer - TokenEstimate.Of(new GenerationMessage("system", instructions)) - TokenEstimate.Of(asked);
        if (left < 0)
            return null;
        var (told, count) = (new StringBuilder(instructions), 0);
        for (var room = left * 2 / 3; count < sources.Count; count++)
        {
            var source = $"\n\n[{count + 1}] {sources[count].Title}\n{sources[count].Text}";
            // One more for what adding texts may round up.
            var size = TokenEstimate.Of(source) + 1;
            if (size > room)
                break;
            (room, left) = (room - size, left - size);
            told.Append(source);
        }
        var earlier = new List<GenerationMessage>();
        foreach (var message in history.Reverse())
        {
            if ((left -= TokenEstimate.Of(message)) < 0)
                break;
            earlier.Insert(0, message);
        }
        return new ChatPrompt([new GenerationMessage("system", told.ToString()), .. earlier, asked], count, answer);
    }
}
