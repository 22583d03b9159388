using System.Reflection;
using Neura.GraphQL.Binding.Inputs;
using Neura.GraphQL.Binding.Naming;
using Neura.GraphQL.Types;

namespace Neura.GraphQL.Binding.Types;

internal sealed partial class TypeMap
{
    private readonly Dictionary<Type, InputObjectType> _inputs = [];

    private InputObjectType InputObject(Type type)
    {
        if (_inputs.TryGetValue(type, out var known))
            return known;
        if (type.IsAbstract || type.IsInterface || ClrTypes.IsOfFramework(type))
            throw new SchemaBindingException($"{type} cannot be an input type; map it with AddScalar or register it as a service.");
        return _inputs[type] = new InputObjectType(Names.OfInput(type), () => InputShape.Of(type).Members.Select(InputField))
        {
            Describe = () => Descriptions.Of(type),
            RuntimeType = type,
            IsOneOf = type.GetCustomAttribute<OneOfAttribute>() is not null,
        };
    }

    private InputValueDefinition InputField(InputMember member)
    {
        var property = member.Property;
        var info = member.Parameter is null ? Nullability.Create(property) : Nullability.Create(member.Parameter);
        var type = Input(info, member.Id is null ? null : ScalarTypes.ID);
        var input = Default.Define(
            Names.OfField(property), type, member.Default, () => Descriptions.Of(property), Naming.Descriptions.DeprecationOf(property));
        var cost = property.GetCustomAttribute<CostAttribute>() ?? member.Parameter?.GetCustomAttribute<CostAttribute>();
        CostData.SetWeight(input.ContextData, cost?.Weight);
        return input;
    }
}
