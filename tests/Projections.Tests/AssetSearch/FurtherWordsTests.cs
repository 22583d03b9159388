using NeuraNft.Projections.AssetSearch;

namespace NeuraNft.Projections.Tests.AssetSearch;

public sealed class FurtherWordsTests
{
    [Fact]
    public void Words_travel_in_a_cursor()
    {
        var words = FurtherWords.Of(new Dictionary<int, IReadOnlyList<string>> { [1] = ["lid176", "lidar"], [3] = ["größe"] });
        var read = FurtherWords.Parse(words.ToString());
        read.Of(1).ShouldBe(["lid176", "lidar"]);
        read.Of(2).ShouldBeEmpty();
        read.Of(3).ShouldBe(["größe"]);
        FurtherWords.Parse(FurtherWords.None.ToString()).ByPart.ShouldBeEmpty();
    }

    [Fact]
    public void Words_leave_room_in_the_cursor_and_bring_no_signs_into_queries()
    {
        string[] many = ["a:*", "b'c", "d|e", .. Enumerable.Range(0, 100).Select(i => new string('w', 20) + i)];
        var words = FurtherWords.Of(new Dictionary<int, IReadOnlyList<string>> { [1] = many, [2] = many });
        words.ToString().Length.ShouldBeLessThan(420);
        words.ByPart.Values.SelectMany(w => w).ShouldAllBe(w => w.All(char.IsLetterOrDigit));
    }
}
