using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using ModelPack.Generators.Model;
using ModelPack.Generators.Parsing;

namespace ModelPack.Generators.Emitting;

/// <summary>Emits <c>ReadInput</c>: one local for each member, and then the row.</summary>
internal sealed class JsonReadEmitter(ContractSide side, LabelFields labels, string suffix = "")
{
    private readonly ContractType _type = side.Type;

    private bool IsNested => suffix.Length > 0;

    public void Emit(SourceWriter writer)
    {
        for (int i = 0; i < _type.Members.Count; i++)
        {
            if (_type.Members[i].Type.Nested is not null)
                new JsonReadEmitter(side.Nested(i), labels, i.ToString(CultureInfo.InvariantCulture)).Emit(writer);
        }

        writer.WriteLine();
        string members = string.Join(", ", _type.Members.Select((member, i) => $"new({CSharpText.Literal(member.JsonName)}{(Requirement.IsRequired(side, i) ? "" : ", required: false")})"));
        writer.WriteLine($"private static readonly {RuntimeNames.Runtime}.JsonMembers s_members{suffix} = new([{members}]);");
        writer.WriteLine();
        string signature = IsNested ? $"private static {_type.FullName} ReadNested{suffix}" : $"public static {_type.FullName} ReadInput";
        writer.WriteLine($"{signature}(ref {RuntimeNames.JsonReader} reader)");
        writer.Block(() =>
        {
            for (int i = 0; i < _type.Members.Count; i++)
                writer.WriteLine($"{_type.Members[i].Type.FullName} {side.LocalOf(i)} = {InitialValue(i)};");
            writer.WriteLine(IsNested ? $"{RuntimeNames.Runtime}.JsonScope outer = reader.StartNested(s_members{suffix});" : "reader.StartObject(s_members);");
            EmitReading(writer);
            writer.WriteLine();
            EmitConstruction(writer);
        });
    }

    // A model without inputs has an input type without members; the object is read to its end all the same.
    private void EmitReading(SourceWriter writer)
    {
        if (_type.Members.Count == 0)
        {
            writer.WriteLine("while (reader.NextMember(out _));");
            return;
        }

        writer.WriteLine("while (reader.NextMember(out int member))");
        writer.Block(() =>
        {
            writer.WriteLine("switch (member)");
            writer.Block(() =>
            {
                for (int i = 0; i < _type.Members.Count; i++)
                    EmitCase(writer, i);
            });
        });
    }

    private void EmitCase(SourceWriter writer, int member)
    {
        string local = side.LocalOf(member);
        string[] checks = [.. WrittenChecks.Of(_type.Members[member], local)];
        writer.WriteLine(checks.Length == 0
            ? $"case {member}: {local} = {Read(member)}; break;"
            : $"case {member}:\n    {string.Join("\n    ", [$"{local} = {Read(member)};", .. checks, "break;"])}");
    }

    // What the JSON leaves out keeps its initializer: it is set only when it was read, or taken from a row that was made without it.
    private void EmitConstruction(SourceWriter writer)
    {
        Dictionary<int, string> values = Members(static (member, isRequired) => isRequired || member.Setting is MemberSetting.Constructor or MemberSetting.Required);
        Dictionary<int, string> initOnly = Members(static (member, isRequired) => !isRequired && member.Setting == MemberSetting.InitOnly);
        Dictionary<int, string> settable = Members(static (member, isRequired) => !isRequired && member.Setting == MemberSetting.Settable);
        if (initOnly.Count > 0)
        {
            writer.WriteLine($"var defaults = {Construction.Of(_type, values)};");
            foreach (int member in initOnly.Keys)
                values.Add(member, $"reader.WasRead({member}) ? {initOnly[member]} : defaults.{_type.Members[member].Identifier}");
        }

        if (settable.Count == 0 && !IsNested)
        {
            writer.WriteLine($"return {Construction.Of(_type, values)};");
            return;
        }

        writer.WriteLine($"var row = {Construction.Of(_type, values)};");
        foreach (int member in settable.Keys)
            writer.WriteLine($"if (reader.WasRead({member})) row.{_type.Members[member].Identifier} = {settable[member]};");
        if (IsNested)
            writer.WriteLine("reader.EndNested(in outer);");
        writer.WriteLine("return row;");
    }

    private Dictionary<int, string> Members(System.Func<ContractMember, bool, bool> condition) => Enumerable.Range(0, _type.Members.Count)
        .Where(i => condition(_type.Members[i], Requirement.IsRequired(side, i)))
        .ToDictionary(i => i, side.LocalOf);

    private string InitialValue(int member)
    {
        string? given = _type.ConstructorParameters.FirstOrDefault(parameter => parameter.Member == member)?.DefaultExpression;
        MemberType type = _type.Members[member].Type;
        string value = given ?? "default";
        return type.IsReference() && !type.IsNullable && value is "default" or "null" ? value + "!" : value;
    }

    private string Read(int index)
    {
        ContractMember member = _type.Members[index];
        string value = member.Type.Nested is not null ? $"ReadNested{index}(ref reader)" : Read(member.Type, member, side.BindingOf(index)?.Binding, "reader");
        if (!member.Type.IsNullable)
            return value;

        // A null beside an array would be an array, and then an empty memory.
        string missing = member.Type.Form == MemberForm.Memory ? $"default({member.Type.FullName})" : "null";
        return $"reader.IsNull ? {missing} : {value}";
    }

    private string Read(MemberType type, ContractMember member, TensorBinding? binding, string reader) => type.Form switch
    {
        MemberForm.Scalar => ReadScalar(type, member, reader),
        MemberForm.Tensor => ReadTensor(type, member, binding, reader),
        MemberForm.Dictionary when type.Key == ScalarType.Enum => $"{reader}.ReadMap<{type.Enum!.FullName}, {type.Element.Keyword()}>({labels.Of(type.Enum!)}{NonFinite(type, member)})",
        MemberForm.Dictionary => $"{reader}.ReadMap<{type.Key.Keyword()}, {type.Element.Keyword()}>({NonFinite(type, member).TrimStart(',', ' ')})",
        MemberForm.List => $"{reader}.ReadList(static (ref {RuntimeNames.JsonReader} item) => {Read(type.Item!, member, binding, "item")})",
        _ => ReadElements(type, member, binding, reader),
    };

    private string ReadScalar(MemberType type, ContractMember member, string reader) => type.Element == ScalarType.Enum
        ? $"{reader}.ReadEnum({labels.Of(type.Enum!)})"
        : $"{reader}.Read{type.Element}({NonFinite(type, member).TrimStart(',', ' ')})";

    private static string ReadTensor(MemberType type, ContractMember member, TensorBinding? binding, string reader)
    {
        bool isText = type.Element == ScalarType.String;
        if (binding?.Shape is null)
            return isText ? $"{reader}.ReadAnyStringTensor()" : $"{reader}.ReadAnyTensor<{type.Element.Keyword()}>({NonFinite(type, member).TrimStart(',', ' ')})";
        string shape = RowDimensions.Of(binding).Expression;
        return isText ? $"{reader}.ReadStringTensor({shape})" : $"{reader}.ReadTensor<{type.Element.Keyword()}>({shape}{NonFinite(type, member)})";
    }

    private static string NonFinite(MemberType type, ContractMember member) => type.Element.IsFloatingPoint() && member.AllowsNonFinite ? ", allowNonFinite: true" : "";

    private string ReadElements(MemberType type, ContractMember member, TensorBinding? binding, string reader)
    {
        string shape = binding is not null ? RowDimensions.Of(binding).Expression : "[-1]";
        return type.Element switch
        {
            ScalarType.Enum => $"{reader}.ReadEnumArray({labels.Of(type.Enum!)}, {shape})",
            ScalarType.String => $"{reader}.ReadStringArray({shape})",
            var element => $"{reader}.ReadArray<{element.Keyword()}>({shape}{NonFinite(type, member)})",
        };
    }
}
