using System.Reflection;
using Neura.GraphQL.Binding.Inputs;
using Neura.GraphQL.Binding.Naming;
using Neura.GraphQL.Binding.Resolvers;
using Neura.GraphQL.Types;

namespace Neura.GraphQL.Binding.Types;

/// <summary>
/// Finds or makes the GraphQL type of each CLR type. Object types make their fields on first use, so types may refer to each
/// other in circles.
/// </summary>
internal sealed partial class TypeMap
{
    private readonly BindingSources _sources;
    private readonly ScalarRegistry _scalars;
    private readonly Dictionary<Type, EnumType> _enums = [];
    private readonly FieldFactory _fields;

    public TypeMap(
        BindingSources sources, ScalarRegistry scalars, Func<Type, bool> isService, INodeIdSerializer ids, ICursorSerializer cursors)
    {
        (_sources, _scalars) = (sources, scalars);
        Inputs = new InputConverters(this, ids);
        _fields = new FieldFactory(this, isService, ids, cursors);
    }

    public Descriptions Descriptions { get; } = new();

    public NullabilityInfoContext Nullability { get; } = new();

    public InputConverters Inputs { get; }

    public FieldFactory Fields => _fields;

    public BindingSources Sources => _sources;

    public ScalarType? Scalar(Type type) => _scalars.Find(type);

    /// <summary>The type of a field.</summary>
    /// <param name="named">Takes the place of the named type inside lists and non-nulls: ID, or a connection.</param>
    public IType Output(NullabilityInfo info, NamedType? named = null)
    {
        var type = OutputInner(info, named);
        return ClrTypes.IsNullable(info, info.ReadState) ? type : new NonNullType(type);
    }

    /// <summary>The type of an argument or an input field.</summary>
    public IType Input(NullabilityInfo info, NamedType? named = null)
    {
        var type = InputInner(info, named);
        return ClrTypes.IsNullable(info, info.WriteState == NullabilityState.Unknown ? info.ReadState : info.WriteState)
            ? type
            : new NonNullType(type);
    }

    private IType OutputInner(NullabilityInfo info, NamedType? named)
    {
        var type = ClrTypes.Unwrap(info.Type);
        var scalar = Scalar(type);
        if (scalar is null && ClrTypes.Element(info) is { } element)
            return new ListType(Output(element, named));
        return named ?? scalar ?? (type.IsEnum ? Enum(type) : OutputNamed(type));
    }

    private IType InputInner(NullabilityInfo info, NamedType? named)
    {
        var type = ClrTypes.Unwrap(info.Type);
        var scalar = Scalar(type);
        if (scalar is null && ClrTypes.Element(info) is { } element)
            return new ListType(Input(element, named));
        return named ?? scalar ?? (type.IsEnum ? Enum(type) : (NamedType)InputObject(type));
    }

    private EnumType Enum(Type type)
    {
        if (_enums.TryGetValue(type, out var known))
            return known;
        var values = type.GetFields(BindingFlags.Public | BindingFlags.Static)
            .Where(f => f.GetCustomAttribute<GraphQLIgnoreAttribute>() is null)
            .Select(f => new EnumValue(Names.OfEnumValue(f), f.GetValue(null))
            {
                Describe = () => Descriptions.Of(f),
                DeprecationReason = Naming.Descriptions.DeprecationOf(f),
            });
        return _enums[type] = new EnumType(Names.OfType(type), values)
        {
            Describe = () => Descriptions.Of(type),
            RuntimeType = type,
        };
    }
}
