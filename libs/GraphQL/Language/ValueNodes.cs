using System.Globalization;

namespace Neura.GraphQL.Language;

public sealed class VariableNode(Location? location, NameNode name) : SyntaxNode(location), IValueNode, INamedSyntaxNode
{
    public override SyntaxKind Kind => SyntaxKind.Variable;

    /// <summary>The name without the dollar sign.</summary>
    public NameNode Name { get; } = name;

    public override IReadOnlyList<ISyntaxNode> GetNodes() => [Name];
}

public sealed class IntValueNode(Location? location, string value) : SyntaxNode(location), IValueNode
{
    public IntValueNode(long value) : this(null, value.ToString(CultureInfo.InvariantCulture)) { }

    public override SyntaxKind Kind => SyntaxKind.IntValue;

    /// <summary>The digits as written; they may exceed any machine type.</summary>
    public string Value { get; } = value;

    public override IReadOnlyList<ISyntaxNode> GetNodes() => [];
}

public sealed class FloatValueNode(Location? location, string value) : SyntaxNode(location), IValueNode
{
    public override SyntaxKind Kind => SyntaxKind.FloatValue;

    public string Value { get; } = value;

    public override IReadOnlyList<ISyntaxNode> GetNodes() => [];
}

public sealed class StringValueNode(Location? location, string value, bool block) : SyntaxNode(location), IValueNode
{
    public StringValueNode(string value) : this(null, value, false) { }

    public override SyntaxKind Kind => SyntaxKind.StringValue;

    /// <summary>The value, with escapes resolved and block strings dedented.</summary>
    public string Value { get; } = value;

    public bool Block { get; } = block;

    public override IReadOnlyList<ISyntaxNode> GetNodes() => [];
}

public sealed class BooleanValueNode(Location? location, bool value) : SyntaxNode(location), IValueNode
{
    public BooleanValueNode(bool value) : this(null, value) { }

    public override SyntaxKind Kind => SyntaxKind.BooleanValue;

    public bool Value { get; } = value;

    public override IReadOnlyList<ISyntaxNode> GetNodes() => [];
}

public sealed class NullValueNode(Location? location) : SyntaxNode(location), IValueNode
{
    public static NullValueNode Default { get; } = new(null);

    public override SyntaxKind Kind => SyntaxKind.NullValue;

    public override IReadOnlyList<ISyntaxNode> GetNodes() => [];
}

public sealed class EnumValueNode(Location? location, string value) : SyntaxNode(location), IValueNode
{
    public EnumValueNode(string value) : this(null, value) { }

    public override SyntaxKind Kind => SyntaxKind.EnumValue;

    public string Value { get; } = value;

    public override IReadOnlyList<ISyntaxNode> GetNodes() => [];
}

public sealed class ListValueNode(Location? location, IReadOnlyList<IValueNode> items) : SyntaxNode(location), IValueNode
{
    public override SyntaxKind Kind => SyntaxKind.ListValue;

    public IReadOnlyList<IValueNode> Items { get; } = items;

    public override IReadOnlyList<ISyntaxNode> GetNodes() => Items;
}

public sealed class ObjectValueNode(Location? location, IReadOnlyList<ObjectFieldNode> fields) : SyntaxNode(location), IValueNode
{
    public override SyntaxKind Kind => SyntaxKind.ObjectValue;

    public IReadOnlyList<ObjectFieldNode> Fields { get; } = fields;

    public override IReadOnlyList<ISyntaxNode> GetNodes() => Fields;
}

public sealed class ObjectFieldNode(Location? location, NameNode name, IValueNode value) : SyntaxNode(location), INamedSyntaxNode
{
    public override SyntaxKind Kind => SyntaxKind.ObjectField;

    public NameNode Name { get; } = name;

    public IValueNode Value { get; } = value;

    public override IReadOnlyList<ISyntaxNode> GetNodes() => [Name, Value];
}
