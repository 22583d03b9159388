namespace NeuraNft.Api.MainJob;

/// <summary>An asset of the small market that a newcomer finds.</summary>
/// <param name="Name">As it is shown.</param>
/// <param name="Description">What it is, in a sentence or two.</param>
/// <param name="Task">As its card says.</param>
/// <param name="License">Of the model or data.</param>
/// <param name="Tags">Words it is found by.</param>
internal sealed record SeedAsset(string Name, string Description, string Task, string License, params string[] Tags)
{
    public string Kind { get; init; } = "model";

    public string? BaseModel { get; init; }

    /// <summary>Where its file lies below the samples; null: it has none that is registered.</summary>
    public string? File { get; init; }

    /// <summary>What everybody may do; 1 is UseModel.</summary>
    public int DefaultLevel { get; init; }

    /// <summary>Of the same creator, minted before it.</summary>
    public SeedAsset? Parent { get; init; }

    /// <summary>In thousandths of a NEAR; null: it is not for sale at a fixed price.</summary>
    public int? Price { get; init; }

    /// <summary>In thousandths of a NEAR; null: it is not on auction.</summary>
    public int? Reserve { get; init; }

    /// <summary>For a day of UseModel, in thousandths of a NEAR; null: it is not for lease.</summary>
    public int? LeasePerDay { get; init; }

    /// <summary>Of a run, in thousandths of a NEAR; null: runs are free.</summary>
    public int? RunPrice { get; init; }

    /// <summary>What of the contract's metadata it says.</summary>
    public object Metadata(string? cardCid) => new
    {
        data = cardCid, base_model = BaseModel, description = Description, task = Task, license = License, tags = Tags,
    };
}
