using ModelPack.CodeFixes.Tests.Testing;
using ModelPack.Generators.Tests.Testing;

namespace ModelPack.CodeFixes.Tests;

/// <summary>MPK1014: labels that an enum lacks.</summary>
public sealed class LabelFixTests
{
    private static UserProject Project(string labels, string type) => SmallContract.Of(
        SmallContract.Model(
            """input "x" float32["n"]""",
            labels.StartsWith("strings", StringComparison.Ordinal) ? """output "label" string["n"]""" : """output "label" int64["n"]""",
            $"""class-labels "label" {labels}"""),
        "public required float X { get; init; }",
        "public required Species Label { get; init; }",
        more: type);

    [Fact]
    public void Labels_that_are_names_become_members() => Repair.Check(
        Project("strings \"setosa\" \"versicolor\"", "public enum Species { Setosa }"),
        "MPK1014", "Species", "Add the missing labels to 'Species'", "{ Setosa }", "{ Setosa, Versicolor }");

    [Fact]
    public void Labels_that_are_no_names_are_written_out_and_their_namespace_is_known() => Repair.Check(
        Project("strings \"Iris-setosa\" \"42\" \"setosa\"", """
            public enum Species
            {
                /// <summary>The first.</summary>
                Setosa,
            }
            """),
        "MPK1014", "Species", "Add the missing labels to 'Species'",
        "    Setosa,\n", "    Setosa,\n    [EnumMember(Value = \"Iris-setosa\")] IrisSetosa,\n    [EnumMember(Value = \"42\")] Label42,\n");

    [Fact]
    public void Integer_labels_become_members_of_that_value() => Repair.Check(
        Project("integers \"0\" \"1\" \"-1\"", "public enum Species { Setosa }"),
        "MPK1014", "Species", "Add the missing labels to 'Species'", "{ Setosa }", "{ Setosa, Label1 = 1, LabelMinus1 = -1 }");

    [Fact]
    public void New_members_take_no_value_of_others() => Repair.Check(
        Project("strings \"a\" \"b\" \"c\" \"d\"", "public enum Species { A = 1, B = 0 }"),
        "MPK1014", "Species", "Add the missing labels to 'Species'", "{ A = 1, B = 0 }", "{ A = 1, B = 0, C = 2, D }");

    [Fact]
    public void An_enum_in_another_file_is_changed_there()
    {
        UserProject project = SmallContract.Of(
            SmallContract.Model("""input "x" float32["n"]""", """output "label" string["n"]""", """class-labels "label" strings "setosa" "Iris-setosa" """.TrimEnd()),
            "public required float X { get; init; }",
            "public required Species Label { get; init; }") with { OtherSources = [("Species.cs", "namespace Acme.Models;\n\npublic enum Species\n{\n    Setosa\n}\n")] };
        OpenProject opened = OpenProject.Of(project);

        OpenProject repaired = opened.Apply(opened.Only("MPK1014"), "Add the missing labels to 'Species'");

        Assert.Equal(
            "using System.Runtime.Serialization;\n\nnamespace Acme.Models;\n\npublic enum Species\n{\n    Setosa,\n    [EnumMember(Value = \"Iris-setosa\")] IrisSetosa\n}\n", repaired["Species.cs"]);
        Assert.Equal(opened["Contract.cs"], repaired["Contract.cs"]);
        Repair.AssertWhole(repaired);
    }
}
