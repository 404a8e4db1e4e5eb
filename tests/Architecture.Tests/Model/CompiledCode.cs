using Mono.Cecil;
using Mono.Cecil.Cil;

namespace FraudGrains.Architecture.Tests.Model;

/// <summary>Reads what compiled code touches, method bodies included: a using directive can be left out, a call cannot.</summary>
internal static class CompiledCode
{
    /// <summary>The types of an assembly that lies beside these tests, such as <c>FraudGrains.Grains</c>.</summary>
    public static IReadOnlyList<CodeUnit> Of(string assembly)
    {
        using var read = AssemblyDefinition.ReadAssembly(Path.Combine(AppContext.BaseDirectory, $"{assembly}.dll"));
        return [.. read.MainModule.Types.Select(type => new CodeUnit(type.FullName, WithNested(type).SelectMany(UsesOf).ToHashSet(StringComparer.Ordinal)))];
    }

    private static IEnumerable<TypeDefinition> WithNested(TypeDefinition type) => type.NestedTypes.SelectMany(WithNested).Prepend(type);

    private static IEnumerable<string> UsesOf(TypeDefinition type)
    {
        IEnumerable<TypeReference?> declared =
        [
            type.BaseType,
            .. type.Interfaces.Select(i => i.InterfaceType),
            .. type.Fields.Select(f => f.FieldType),
            .. type.CustomAttributes.Concat(type.Fields.SelectMany(f => f.CustomAttributes)).Concat(type.Properties.SelectMany(p => p.CustomAttributes)).Select(a => a.AttributeType),
        ];
        return declared.SelectMany(Names).Concat(type.Methods.SelectMany(UsesOf));
    }

    private static IEnumerable<string> UsesOf(MethodDefinition method)
    {
        var declared = Signature(method).Concat(method.CustomAttributes.Select(a => a.AttributeType)).SelectMany(Names);
        return method.HasBody
            ? declared.Concat(method.Body.Variables.SelectMany(v => Names(v.VariableType))).Concat(method.Body.Instructions.SelectMany(UsesOf))
            : declared;
    }

    private static IEnumerable<string> UsesOf(Instruction instruction) => instruction.Operand switch
    {
        MethodReference called => Signature(called).Append(called.DeclaringType).SelectMany(Names).Append($"{called.DeclaringType.GetElementType().FullName}::{called.Name}"),
        FieldReference field => Names(field.DeclaringType).Concat(Names(field.FieldType)),
        TypeReference type => Names(type),
        _ => [],
    };

    private static IEnumerable<TypeReference> Signature(MethodReference method) =>
        method.Parameters.Select(p => p.ParameterType).Append(method.ReturnType).Concat(method is GenericInstanceMethod generic ? generic.GenericArguments : []);

    /// <summary>The names that a type is made of: List&lt;File[]&gt; is List and File.</summary>
    private static IEnumerable<string> Names(TypeReference? type) => type switch
    {
        null or GenericParameter => [],
        GenericInstanceType generic => generic.GenericArguments.SelectMany(Names).Concat(Names(generic.ElementType)),
        TypeSpecification made => Names(made.ElementType),
        _ => [type.FullName],
    };
}
