@{
    # The scripts of this repository talk to a person and to Pester; neither rule below suits that.
    ExcludeRules = @(
        'PSAvoidUsingWriteHost'                           # the tour and the benchmarks print for people
        'PSAvoidUsingConvertToSecureStringWithPlainText'  # tests use invented tokens
        'PSUseDeclaredVarsMoreThanAssignments'            # does not see Pester's BeforeAll and It share variables
        'PSReviewUnusedParameter'                         # does not look into script blocks
        'PSAvoidUsingInvokeExpression'                    # the tour shows the line that it runs
    )
}
