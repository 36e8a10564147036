using CsCheck;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using ModelPack.Generators.Tests.Testing;
using ModelPack.Naming;

namespace ModelPack.Generators.Tests.Naming;

public sealed class MemberNamesTests
{
    private static readonly string[] s_awkward = ["class", "Equals", "get type", "EqualityContract", "clone", "In", "in", "<Clone>$", "value__", "39", "-39"];

    private static readonly Gen<string> s_text = Gen.Frequency(
        (4, Gen.String["abcXYZ019_.:/- "]),
        (2, Gen.String["éßıİſK이름模ñ\u0301\u00aa²Ⅳ\u3164\u200d\u202e\ud83d\ude00\"'\\{}$(;%\r\n\0"]),
        (1, Gen.Int[0, s_awkward.Length - 1].Select(index => s_awkward[index])),
        (1, Gen.Char.Array[0, 8].Select(letters => new string(letters))));

    [Theory]
    [InlineData("bill_length_mm", "BillLengthMm")]
    [InlineData("sepalLength", "SepalLength")]
    [InlineData("onnx::Flatten_0", "OnnxFlatten0")]
    [InlineData("a.b/c:0", "ABC0")]
    [InlineData("past_key_values.0.key", "PastKeyValues0Key")]
    [InlineData("BODY_MASS", "BodyMass")]
    [InlineData("ID", "ID")]
    [InlineData("PM25", "PM25")]
    [InlineData("class", "Class")]
    [InlineData("été", "Été")]
    [InlineData("e\u0301te\u0301", "E\u0301te\u0301")]
    [InlineData("이름", "이름")]
    [InlineData("39", "Input39")]
    [InlineData("1st input", "Input1stInput")]
    [InlineData("", "Input")]
    [InlineData(" \r\n\t", "Input")]
    [InlineData("$(Exit);%\"'", "Exit")]
    [InlineData("\ud83d\ude00", "Input")]
    [InlineData("a\ud83dx", "AX")]
    [InlineData("\u3164\u115f\u1160\uffa0", "Input")]
    [InlineData("a\u202eb\u200dc", "ABC")]
    [InlineData("\u0301x", "X")]
    public void A_text_becomes_a_name_in_PascalCase(string text, string name) => Assert.Equal([name], MemberNames.Of([text], "T", "Input"));

    [Theory]
    [InlineData("equals", "EqualsInput")]
    [InlineData("GetHashCode", "GetHashCodeInput")]
    [InlineData("to_string", "ToStringInput")]
    [InlineData("equality contract", "EqualityContractInput")]
    [InlineData("Deconstruct", "DeconstructInput")]
    [InlineData("memberwise clone", "MemberwiseCloneInput")]
    [InlineData("finalize", "FinalizeInput")]
    [InlineData("<Clone>$", "CloneInput")]
    [InlineData("iris row", "IrisRowInput")]
    public void A_name_that_objects_records_or_the_type_itself_have_is_not_taken(string text, string name) =>
        Assert.Equal([name], MemberNames.Of([text], "IrisRow", "Input"));

    [Fact]
    public void Equal_names_get_numbers_but_none_that_another_text_has_by_itself() =>
        Assert.Equal(["Value", "Value3", "Value4", "Value2", "Values"], MemberNames.Of(["value", "Value", "VALUE", "value 2", "values"], "T", "Input"));

    [Fact]
    public void Names_that_a_type_has_already_are_not_given_again() => Assert.Equal(["X2", "Y"], MemberNames.Of(["x", "y"], "T", "Input", ["x", "Z"]));

    [Fact]
    public void A_megabyte_is_cut_to_a_readable_name()
    {
        string[] texts = [new string('x', 1 << 20), new string('x', 1 << 20) + "y", string.Concat(Enumerable.Repeat("ab ", 1 << 19)), new string(' ', 1 << 20)];
        IReadOnlyList<string> names = MemberNames.Of(texts, "T", "Input");
        Assert.Equal(4, names.Distinct().Count());
        Assert.All(names, name => Assert.InRange(name.Length, 1, 81));
    }

    [Fact]
    public void A_hundred_thousand_equal_texts_get_names_at_once()
    {
        string[] texts = [.. Enumerable.Repeat("x", 100_000)];
        Assert.Equal(texts.Length, MemberNames.Of(texts, "T", "Input").Distinct().Count());
    }

    [Fact]
    public void Units_are_no_part_of_a_feature_s_name_but_an_index_is() =>
        Assert.Equal(["SepalLength", "BodyMass", "Pixel12", "Feature"], MemberNames.OfFeatures(["sepal length (cm)", "BODY_MASS [g]", "pixel[12]", "(cm)"], "T"));

    [Fact]
    public void Labels_keep_what_their_signs_say() =>
        Assert.Equal(
            ["Setosa", "Label0", "LabelMinus1", "Above50K", "AtMost50K", "Below1", "AtLeast3", "APlus", "AMinus", "Label"],
            MemberNames.OfLabels(["setosa", "0", "-1", ">50K", "<=50K", "<1", ">=3", "A+", "A-", "-"], "T"));

    [Fact]
    public void A_member_finds_its_tensor_when_no_other_sounds_like_it() =>
        Assert.Equal([true, false, false, false, true], MemberNames.FindTensors(["OnnxFlatten0", "ABC0", "Value", "Value2", "Class"], ["onnx::Flatten_0", "a.b/c:0", "value", "Value", "class"]));

    [Fact]
    public void A_label_is_found_without_case()
    {
        Assert.True(MemberNames.HasLabel("Setosa", "setosa"));
        Assert.False(MemberNames.HasLabel("Label0", "0"));
    }

    [Fact]
    public void Any_texts_make_members_of_a_record_and_an_enum_that_compile_without_a_warning() => s_text.Array[0, 30].Sample(
        texts =>
        {
            string members = string.Concat(MemberNames.Of(texts, "In", "Input").Select(name => $"public required float {name} {{ get; init; }}\n"));
            string labels = string.Join(",\n", MemberNames.OfLabels(texts, "Kind").Select(name => name));
            string source = "namespace T;\nsealed record In\n{\n" + members + "}\nenum Kind\n{\n" + labels + "\n}";
            CSharpCompilation compilation = new UserProject(source).Compile();
            Assert.DoesNotContain(compilation.GetDiagnostics(), diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning && diagnostic.Id != "CS1591");
        },
        iter: 100);

    [Fact]
    public void Any_texts_get_names_whose_JSON_names_differ() => s_text.Array[0, 30].Sample(texts =>
    {
        IReadOnlyList<string> names = MemberNames.Of(texts, "In", "Input");
        Assert.Equal(texts.Length, names.Select(ModelPack.Generators.Parsing.JsonNames.CamelCase).Distinct(StringComparer.Ordinal).Count());
    });
}
