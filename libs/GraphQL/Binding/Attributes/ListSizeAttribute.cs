using Neura.GraphQL.Types;

namespace Neura.GraphQL.Binding;

/// <summary>How many items the field is taken to have when its cost is reckoned. A field with paging knows it by itself.</summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Property)]
public sealed class ListSizeAttribute : Attribute
{
    /// <summary>Where no slicing argument says it; 0 for unknown.</summary>
    public int AssumedSize { get; set; }

#pragma warning disable CA1819 // Attribute arguments can only be arrays.
    /// <summary>Arguments whose value is the size.</summary>
    public string[] SlicingArguments { get; set; } = [];

    /// <summary>Fields of the result that have the size, rather than the field itself.</summary>
    public string[] SizedFields { get; set; } = [];
#pragma warning restore CA1819

    /// <summary>The size when no slicing argument is given; 0 for unknown.</summary>
    public int SlicingArgumentDefaultValue { get; set; }

    /// <summary>Exactly one slicing argument must be given. Default true, as the specification has it.</summary>
    public bool RequireOneSlicingArgument { get; set; } = true;

    internal ListSize ToListSize() => new()
    {
        AssumedSize = AssumedSize > 0 ? AssumedSize : null,
        SlicingArguments = SlicingArguments,
        SizedFields = SizedFields,
        SlicingArgumentDefaultValue = SlicingArgumentDefaultValue > 0 ? SlicingArgumentDefaultValue : null,
        RequireOneSlicingArgument = RequireOneSlicingArgument,
    };
}
