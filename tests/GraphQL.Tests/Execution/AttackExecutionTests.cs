using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Neura.GraphQL.Execution;
using Neura.GraphQL.Types;
using NeuraNft.GraphQL.Tests.Corpora;

namespace NeuraNft.GraphQL.Tests.Execution;

public sealed class AttackExecutionTests
{
    // Generous: the machine of a test is shared. What must not happen takes minutes, or ends the process.
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task Attack_on_the_executor_is_answered_in_bounded_time()
    {
        var corpus = Corpus.Read("attack.json");
        var executor = new GraphQLExecutor(Schema.Parse(corpus.Root.GetProperty("sdl").GetString()!));
        var count = 0;
        foreach (var item in corpus.Cases)
        {
            count++;
            var clock = Stopwatch.StartNew();
            var result = await executor.ExecuteAsync(new GraphQLRequest(Text(item)), TestContext.Current.CancellationToken);
            clock.Elapsed.ShouldBeLessThan(Bound, item.GetProperty("name").GetString());
            result.Errors.Count.ShouldBeLessThanOrEqualTo(100);
        }
        count.ShouldBeGreaterThan(20);
    }

    private static string Text(JsonElement item)
    {
        var text = new StringBuilder();
        foreach (var piece in item.GetProperty("pieces").EnumerateArray())
            text.Insert(text.Length, piece[0].GetString()!, piece[1].GetInt32());
        return text.ToString();
    }
}
