using ModelPack.Generators.Binding;
using ModelPack.Naming;

namespace ModelPack.Generators.Tests.Binding;

public sealed class NamesTests
{
    [Theory]
    [InlineData("sepal_length", "SepalLength")]
    [InlineData("dense.1:0", "Dense10")]
    [InlineData("bill-length-mm", "BillLengthMm")]
    public void Tensor_names_match_without_case_and_separators(string tensor, string member) => Assert.Equal(LooseNames.OfTensor(tensor), LooseNames.OfTensor(member));

    [Fact]
    public void Other_signs_of_a_tensor_name_count() => Assert.NotEqual(LooseNames.OfTensor("out put;1"), LooseNames.OfTensor("OutPut1"));

    [Theory]
    [InlineData("sepal length (cm)", "SepalLength")]
    [InlineData("BODY_MASS [g]", "BodyMass")]
    [InlineData("s1", "S1")]
    public void Feature_names_match_without_case_spaces_and_unit(string feature, string member) => Assert.Equal(LooseNames.OfFeature(feature), LooseNames.OfFeature(member));

    [Fact]
    public void The_closest_name_is_first() => Assert.Equal(["height", "weight", "color"], Names.ClosestFirst("heigth", ["color", "weight", "height"]));

    [Theory]
    [InlineData("kitten", "sitting", 3)]
    [InlineData("", "abc", 3)]
    [InlineData("abc", "abc", 0)]
    public void Distance_counts_edits(string from, string to, int edits) => Assert.Equal(edits, Names.Distance(from, to));

    [Fact]
    public void A_long_list_is_cut() => Assert.EndsWith("'19' and 5 more", Names.List(Enumerable.Range(0, 25).Select(number => number.ToString())));
}
