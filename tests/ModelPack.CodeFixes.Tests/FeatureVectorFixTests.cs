using ModelPack.CodeFixes.Tests.Testing;
using ModelPack.Generators.Tests.Testing;

namespace ModelPack.CodeFixes.Tests;

/// <summary>MPK1007, MPK1008 and MPK1009: columns of feature vectors.</summary>
public sealed class FeatureVectorFixTests
{
    private static readonly TestModel s_three = Model("\"sepal length (cm)\"", "\"sepal width (cm)\"", "\"petal length (cm)\"");

    private static TestModel Model(params string[] names) => SmallContract.Model(
        $"""input "x" float32["n", {names.Length}]""", """output "y" float32["n"]""", $"feature-names \"x\" {string.Join(' ', names)}");

    private static UserProject Vector(TestModel model, string members) => SmallContract.Of(model, members, inputAttributes: "[FeatureVector(\"x\")]");

    [Fact]
    public void A_missing_column_is_inserted_where_the_model_has_it() => Repair.Check(
        Vector(s_three, """
            public required float SepalLength { get; init; }
                public required float PetalLength { get; init; }
            """),
        "MPK1007", "\"x\"", "Add the missing columns 'SepalWidth'",
        "float SepalLength { get; init; }\n", "float SepalLength { get; init; }\n    public required float SepalWidth { get; init; }\n");

    [Fact]
    public void Several_missing_columns_are_inserted_at_once() => Repair.Check(
        Vector(s_three, "public required float SepalWidth { get; init; }"),
        "MPK1007", "\"x\"", "Add the missing columns 'SepalLength', 'PetalLength'",
        "    public required float SepalWidth { get; init; }\n",
        "    public required float SepalLength { get; init; }\n    public required float SepalWidth { get; init; }\n    public required float PetalLength { get; init; }\n");

    [Fact]
    public void A_missing_column_of_a_record_becomes_a_parameter() => Repair.Check(
        Positional(s_three, "float SepalLength, float PetalLength"),
        "MPK1007", "\"x\"", "Add the missing columns 'SepalWidth'", "float SepalLength, float", "float SepalLength, float SepalWidth, float");

    [Fact]
    public void Where_columns_are_numbered_all_are_numbered_anew() => Repair.Check(
        Vector(s_three, """
            [Feature(0)] public required float SepalLength { get; init; }
                [Feature(1)] public required float PetalLength { get; init; }
            """),
        "MPK1007", "\"x\"", "Add the missing columns 'SepalWidth'",
        "    [Feature(1)] public required float PetalLength { get; init; }\n",
        "    [Feature(2)] public required float PetalLength { get; init; }\n    [Feature(1)] public required float SepalWidth { get; init; }\n");

    [Fact]
    public void A_feature_that_no_member_name_says_is_named() => Repair.Check(
        Vector(Model("\"a\"", "\"42\""), "public required float A { get; init; }"),
        "MPK1007", "\"x\"", "Add the missing columns 'Feature42'",
        "    public required float A { get; init; }\n",
        "    [Feature(0)] public required float A { get; init; }\n    [Feature(1, Name = \"42\")] public required float Feature42 { get; init; }\n");

    [Fact]
    public void A_member_without_a_number_gets_one() => Repair.Check(
        Vector(s_three, """
            [Feature(0)] public required float SepalLength { get; init; }
                public required float SepalWidth { get; init; }
                [Feature(2)] public required float PetalLength { get; init; }
            """),
        "MPK1007", "SepalWidth", "Set the columns by [Feature]", "    public required float SepalWidth", "    [Feature(1)] public required float SepalWidth");

    [Fact]
    public void A_member_that_is_no_feature_leaves_the_choice_to_the_author() => Repair.CheckNone(
        Vector(s_three, "public required float SepalLength { get; init; } public required float Weight { get; init; }"), "MPK1007", "\"x\"");

    [Fact]
    public void Without_names_nobody_knows_what_is_missing() => Repair.CheckNone(
        Vector(SmallContract.Model("""input "x" float32["n", 2]""", """output "y" float32["n"]"""), "public required float A { get; init; }"), "MPK1007", "\"x\"");

    [Fact]
    public void Members_are_put_into_the_models_order() => Repair.Check(
        Vector(s_three, """
            /// <summary>Second.</summary>
                public required float SepalWidth { get; init; }
                public required float PetalLength { get; init; }
                /// <summary>First.</summary>
                public required float SepalLength { get; init; }
            """),
        "MPK1008", "SepalWidth", "Put the members into the model's order",
        """
            /// <summary>Second.</summary>
            public required float SepalWidth { get; init; }
            public required float PetalLength { get; init; }
            /// <summary>First.</summary>
            public required float SepalLength { get; init; }
        """,
        """
            /// <summary>First.</summary>
            public required float SepalLength { get; init; }
            /// <summary>Second.</summary>
            public required float SepalWidth { get; init; }
            public required float PetalLength { get; init; }
        """);

    [Fact]
    public void Or_their_columns_are_set() => Repair.Check(
        Vector(Model("\"a\"", "\"b\""), """
            public required float B { get; init; }
                [Range(0, 1)] public required float A { get; init; }
            """),
        "MPK1008", "B", "Set the columns by [Feature]",
        "    public required float B { get; init; }\n    [Range(0, 1)] public",
        "    [Feature(1)] public required float B { get; init; }\n    [Range(0, 1), Feature(0)] public");

    [Fact]
    public void Parameters_are_not_reordered_because_callers_would_not_notice()
    {
        UserProject project = Positional(Model("\"a\"", "\"b\""), "float B, float A");

        OpenProject opened = OpenProject.Of(project);
        Assert.Equal(["Set the columns by [Feature]"], opened.Offered(opened.Only("MPK1008")));
        Repair.Check(project, "MPK1008", "B", "Set the columns by [Feature]", "(float B, float A)", "([Feature(1)] float B, [Feature(0)] float A)");
    }

    [Fact]
    public void Wrong_numbers_are_corrected() => Repair.Check(
        Vector(Model("\"a\"", "\"b\""), "[Feature(1)] public required float A { get; init; } [Feature(0)] public required float B { get; init; }"),
        "MPK1008", "0", "Set the columns by [Feature]",
        "[Feature(1)] public required float A { get; init; } [Feature(0)]", "[Feature(0)] public required float A { get; init; } [Feature(1)]");

    [Theory]
    [InlineData("double", "float")]
    [InlineData("decimal", "float")]
    public void A_column_that_would_lose_data_gets_the_tensors_type(string from, string to) => Repair.Check(
        Vector(Model("\"a\""), $"public required {from} A {{ get; init; }}"), "MPK1009", from, $"Change type to '{to}'", from + " A", to + " A");

    [Fact]
    public void Text_is_no_column_of_numbers() => Repair.CheckNone(Vector(Model("\"a\""), "public required string A { get; init; }"), "MPK1009", "string");

    private static UserProject Positional(TestModel model, string parameters) => new($$"""
        using ModelPack;

        namespace Acme.Models;

        [ModelContract("m.onnx")]
        public sealed partial class Predictor : IPredictor<In, Out>;

        [FeatureVector("x")]
        public sealed record In({{parameters}});

        public sealed record Out(float Y);
        """, model);
}
