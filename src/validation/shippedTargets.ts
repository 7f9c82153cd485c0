import { GAME_TARGETS } from "./shippedGames.js";

/**
 * Theory targets that the project ships: printed or closed-form answers, and published equations solved by programs that share nothing
 * with this one. Form as in theory.ts; `source` says where a group comes from.
 */
export const SHIPPED_TARGETS: unknown = {
  t01_core_periphery: {
    source:
      "Krugman 1991, J. Polit. Econ. 99; Fujita, Krugman and Venables 1999, The Spatial Economy, chapters 4 and 5: break and sustain point of sigma 5, mu 0.4 printed there (1.63, 1.81), the rest from its equations by an independent program. sigma 3, mu 0.7 is a black hole: no barrier disperses.",
    tol: 1e-7,
    tolByKey: { T_break: 1e-6, T_sustain: 1e-6, lam: 1e-6 },
    reference: {
      points: {
        inputs: ["sigma", "mu"],
        cases: [
          { sigma: 5, mu: 0.4, T_break: 1.626576561698, T_sustain: 1.807312719931 },
          { sigma: 7, mu: 0.55, T_break: 1.583748290679, T_sustain: 2.000512103255 },
          { sigma: 3, mu: 0.7, T_break: null, T_sustain: null },
        ],
      },
      curves: {
        inputs: ["sigma", "mu", "T", "lam"],
        cases: [
          {
            sigma: 3,
            mu: 0.25,
            T: 1.9,
            rows: [
              {
                lam: 0.05,
                w1: 1.130737245977,
                w2: 0.993119092317,
                G1: 1.807980005785,
                G2: 1.0132369215,
                om1: 0.9751317384645,
                om2: 0.9898595545282,
                gap: -0.0147278160637,
              },
              {
                lam: 0.35,
                w1: 1.031243301198,
                w2: 0.9831766839701,
                G1: 1.392947363659,
                G2: 1.144369988179,
                om1: 0.949243132929,
                om2: 0.9505828086789,
                gap: -0.00133967574989,
              },
              {
                lam: 1,
                w1: 1.0,
                w2: 1.151511608655,
                G1: 1.0,
                G2: 1.9,
                om1: 1.0,
                om2: 0.9807987875531,
                gap: 0.01920121244693,
              },
            ],
          },
        ],
      },
      equilibria: {
        inputs: ["sigma", "mu", "T"],
        cases: [
          {
            sigma: 4,
            mu: 0.3,
            T: 1.66,
            interior: [
              { lam: 0.2101019476878, kind: "unstable" },
              { lam: 0.5, kind: "stable" },
              { lam: 0.7898980523122, kind: "unstable" },
            ],
            agglomeration_sustainable: true,
          },
        ],
      },
      asymmetric: {
        inputs: ["sigma", "mu", "T", "farmer_share_1"],
        cases: [
          { sigma: 5, mu: 0.4, T: 1.7, farmer_share_1: 0.48, interior: [{ lam: 0.9078057352528, kind: "unstable" }] },
        ],
      },
    },
  },
  t02_footloose_entrepreneur: {
    source:
      "Forslid and Ottaviano 2003, J. Econ. Geogr. 3 (wages and break point in closed form); Baldwin and Krugman 2004, Eur. Econ. Rev. 48 (rent of the core that a tax may take)",
    tol: 1e-9,
    tolByKey: {
      T_break: 1e-6,
      T_sustain: 1e-6,
      phi_break: 1e-6,
      phi_sustain: 1e-6,
      phi_peak_rent: 1e-6,
      max_tax_gap_at_peak: 1e-6,
      max_tax_gap_at_break: 1e-6,
    },
    reference: {
      points: {
        inputs: ["sigma", "mu"],
        cases: [
          {
            sigma: 2.5,
            mu: 0.3,
            phi_break: 0.5238095238095,
            T_break: 1.538926009367,
            phi_sustain: 0.5162904083378,
            T_sustain: 1.553831645696,
            phi_peak_rent: 0.7237468644557,
            max_tax_gap_at_peak: 0.05020020844945,
            max_tax_gap_at_break: 0.004153639707733,
          },
          {
            sigma: 7,
            mu: 0.2,
            phi_break: 0.8835125448029,
            T_break: 1.020856143279,
            phi_sustain: 0.8834371747096,
            T_sustain: 1.02087065842,
            phi_peak_rent: 0.939953480127,
            max_tax_gap_at_peak: 0.001914793106071,
            max_tax_gap_at_break: 5.263017582746e-6,
          },
        ],
      },
      curves: {
        inputs: ["sigma", "mu", "phi", "L", "H", "theta", "lam"],
        cases: [
          {
            sigma: 3.5,
            mu: 0.2,
            phi: 0.6,
            L: 2.0,
            H: 0.7,
            theta: 0.5,
            rows: [
              {
                lam: 0.1,
                w1: 0.1857508141171,
                w2: 0.1717612130539,
                om1: 0.1741939097799,
                om2: 0.1663851798405,
                gap: 0.007808729939372,
                ratio: 1.046931643472,
              },
              {
                lam: 0.66,
                w1: 0.1713078689937,
                w2: 0.1767558224246,
                om1: 0.1645531708222,
                om2: 0.1676223005684,
                gap: -0.003069129746208,
                ratio: 0.9816902062804,
              },
              {
                lam: 1,
                w1: 0.1731601731602,
                w2: 0.1909709338281,
                om1: 0.168289048379,
                om2: 0.1781669785196,
                gap: -0.009877930140607,
                ratio: 0.9445580195461,
              },
            ],
          },
        ],
      },
      asymmetric: {
        inputs: ["sigma", "mu", "phi", "theta", "lam"],
        cases: [
          {
            sigma: 4,
            mu: 0.3,
            phi: 0.7,
            theta: 0.6,
            rows: [
              {
                lam: 0.2,
                w1: 0.08682319864338,
                w2: 0.07964555169051,
                om1: 0.0844728488093,
                om2: 0.07915426312534,
                gap: 0.005318585683956,
                ratio: 1.067192662454,
              },
              {
                lam: 0.8,
                w1: 0.08180571433805,
                w2: 0.07818254805322,
                om1: 0.08130110094576,
                om2: 0.07606610519329,
                gap: 0.005234995752467,
                ratio: 1.068821661621,
              },
            ],
          },
        ],
      },
    },
  },
  t03_footloose_capital: {
    source:
      "Martin and Rogers 1995, J. Int. Econ. 39; Baldwin, Forslid, Martin, Ottaviano and Robert-Nicoud 2003, Economic Geography and Public Policy, chapters 3 and 15: closed forms",
    tol: 1e-10,
    tolByKey: { max_tax_gap_full_agglomeration: 1e-6, HME_slope: 1e-6 },
    reference: {
      sym: {
        inputs: ["s_E", "phi"],
        cases: [
          { s_E: 0.56, phi: 0.25, s_n: 0.6, HME_slope: 1.666666666667, max_tax_gap_full_agglomeration: -0.9 },
          { s_E: 0.3, phi: 0.5, s_n: 0, HME_slope: 3.0, max_tax_gap_full_agglomeration: -0.55 },
        ],
      },
      asym: {
        inputs: ["s_E", "phi12", "phi21"],
        cases: [{ s_E: 0.45, phi12: 0.3, phi21: 0.5, s_n: 0.09285714285714 }],
      },
      tax: {
        inputs: ["s_E", "phi", "t1", "t2"],
        cases: [
          { s_E: 0.45, phi: 0.5, t1: 0.2, t2: 0.25, s_n: 0.4951140065147 },
          { s_E: 0.5, phi: 0.9, t1: 0.05, t2: 0.0, s_n: 0 },
        ],
      },
      primitives: {
        inputs: ["s_L", "s_K", "mu", "sigma", "T"],
        cases: [
          { s_L: 0.52, s_K: 0.48, mu: 0.6, sigma: 3, T: 1.2, phi: 0.6944444444444, s_E: 0.512, s_n: 0.5665454545455 },
        ],
      },
      nregion: {
        inputs: ["s_E", "phi"],
        cases: [
          {
            s_E: [0.2, 0.15, 0.1, 0.18, 0.12, 0.11, 0.14],
            phi: 0.1,
            s: [
              0.2444444444444, 0.1555555555556, 0.06666666666667, 0.2088888888889, 0.1022222222222, 0.08444444444444,
              0.1377777777778,
            ],
          },
        ],
      },
      nregion_general: {
        inputs: ["s_E", "Phi"],
        cases: [
          {
            s_E: [0.3, 0.35, 0.35],
            Phi: [
              [1, 0.35, 0.1],
              [0.2, 1, 0.15],
              [0.3, 0.25, 1],
            ],
            s: [0.2466582974999, 0.235506387584, 0.5178353149162],
          },
        ],
      },
      logit_choice: {
        inputs: ["s_E", "phi", "nu", "t1", "t2"],
        cases: [
          { s_E: 0.57, phi: 0.3, nu: 0.05, t1: 0.02, t2: 0.0, s_n: 0.596069538301, s_n_no_noise: 0.6128773567357 },
        ],
      },
    },
  },
  t04_helpman: {
    source:
      "Helpman 1998 in Pines, Sadka and Zilcha, Topics in Public Economics; Redding and Sturm 2008, Am. Econ. Rev. 98: equations solved by an independent program; one place never breaks where (1-mu) sigma > 1",
    tol: 1e-8,
    tolByKey: { Z_local: 1e-6, Z_national: 1e-6, T_break_local: 1e-6, T_break_national: 1e-6 },
    reference: {
      breaks: {
        inputs: ["sigma", "mu"],
        cases: [
          {
            sigma: 4,
            mu: 0.85,
            one_minus_mu_times_sigma: 0.6,
            Z_local: 0.3913043504756,
            T_break_local: 1.317267514764,
            Z_national: 0.4290728121615,
            T_break_national: 1.357764795689,
          },
          {
            sigma: 5,
            mu: 0.7,
            one_minus_mu_times_sigma: 1.5,
            Z_local: null,
            T_break_local: null,
            Z_national: null,
            T_break_national: null,
          },
        ],
      },
      unique: {
        inputs: ["sigma", "mu", "T", "H", "variant"],
        cases: [
          {
            sigma: 7,
            mu: 0.6,
            T: 2.5,
            H: [0.5, 3.0],
            variant: "national",
            one_minus_mu_times_sigma: 2.8,
            lam_eq: 0.08864592633902,
            monotone_decreasing: true,
            w1: 0.9460267739324,
            w2: 1.005249887788,
            r1: 0.1143669631542,
            r2: 0.2031610616965,
            V1: 3.123975385394,
          },
        ],
      },
      curves: {
        inputs: ["sigma", "mu", "T", "variant", "lam"],
        cases: [
          {
            sigma: 3.5,
            mu: 0.8,
            T: 1.4,
            variant: "national",
            rows: [
              {
                lam: 0.3,
                w1: 0.950805610496,
                w2: 1.021083309787,
                P1: 1.205429533002,
                P2: 1.087313840775,
                r1: 0.07204833662976,
                r2: 0.1779516633702,
                V1: 1.749985517825,
                V2: 1.678918724597,
                lnratio: 0.04145754247855,
              },
              {
                lam: 0.9,
                w1: 1.015343734082,
                w2: 0.8619063932623,
                P1: 1.02993927673,
                P2: 1.300391097095,
                r1: 0.2277618721348,
                r2: 0.02223812786525,
                V1: 1.661357199481,
                V2: 1.929253926158,
                lnratio: -0.1494985030505,
              },
            ],
          },
        ],
      },
    },
  },
  t05_gravity: {
    source:
      "Eaton and Kortum 2002, Econometrica 70; Alvarez and Lucas 2007, J. Monet. Econ. 54; Arkolakis, Costinot and Rodriguez-Clare 2012, Am. Econ. Rev. 102; Allen and Arkolakis 2014, Q. J. Econ. 129; Redding 2016, J. Int. Econ. 101: equations solved by an independent program",
    tol: 1e-9,
    reference: {
      gravity: {
        inputs: ["name", "eps", "A", "L", "xy", "prov", "delta", "b", "dhat_border", "Ahat"],
        cases: [
          {
            name: "three places",
            eps: 5.0,
            A: [1.2, 0.8, 1.5],
            L: [1.0, 1.6, 0.9],
            xy: [
              [0.0, 0.0],
              [2.0, 1.0],
              [1.0, 4.0],
            ],
            prov: [0, 1, 1],
            delta: 0.25,
            b: 1.2,
            dhat_border: 0.9,
            Ahat: [1.0, 1.1, 1.0],
            d: [
              [1.0, 1.609480261925, 1.805363149596],
              [1.609480261925, 1.0, 1.428343826401],
              [1.805363149596, 1.428343826401, 1.0],
            ],
            w: [0.2954683863943, 0.2641422115323, 0.3132267501711],
            pi: [
              [0.8644649504394, 0.06533518682749, 0.04410675228297],
              [0.09345314238232, 0.8238539099981, 0.166126506744],
              [0.04208190717833, 0.1108109031744, 0.789766740973],
            ],
            real_wage: [1.067792266852, 0.9941409331068, 1.136890097429],
            gains_from_trade_vs_autarky: [1.029557299531, 1.039513080506, 1.048335353325],
            counterfactual: {
              w_hat: [0.9965788156339, 1.008800603218, 0.9903920315835],
              pi_new: [
                [0.7846062910371, 0.1026761507083, 0.070375908036],
                [0.148665444194, 0.7912422517527, 0.1619924170501],
                [0.06672826476889, 0.106081597539, 0.7676316749139],
              ],
              welfare_hat: [1.019574865468, 1.02751148389, 1.005701715078],
            },
          },
        ],
      },
      allen_arkolakis: {
        inputs: ["name", "s", "alpha", "beta", "A", "u", "xy", "prov", "delta", "b"],
        cases: [
          {
            name: "three places",
            s: 7.0,
            alpha: 0.08,
            beta: -0.3,
            A: [1.1, 0.9, 1.0],
            u: [1.0, 1.05, 0.95],
            xy: [
              [0.0, 0.0],
              [2.0, 1.0],
              [1.0, 4.0],
            ],
            prov: [0, 1, 1],
            delta: 0.15,
            b: 1.2,
            d: [
              [1.0, 1.431145836437, 1.533243889505],
              [1.431145836437, 1.0, 1.238510398352],
              [1.533243889505, 1.238510398352, 1.0],
            ],
            L: [0.4516172866487, 0.2787244275013, 0.26965828585],
            w: [1.064220679908, 0.9044649913213, 0.9911917091707],
            P: [1.010886932922, 1.042630936435, 1.044093017031],
            W: 1.336281463317,
          },
        ],
      },
      frechet_mobility: {
        inputs: ["name", "eps", "kap", "chi", "A", "B", "xy", "prov", "delta", "b"],
        cases: [
          {
            name: "three places",
            eps: 4.0,
            kap: 2.0,
            chi: 0.15,
            A: [1.3, 0.8, 1.0],
            B: [1.0, 1.1, 0.9],
            xy: [
              [0.0, 0.0],
              [2.0, 1.0],
              [1.0, 4.0],
            ],
            prov: [0, 1, 1],
            delta: 0.2,
            b: 1.2,
            d: [
              [1.0, 1.517695943093, 1.663749385411],
              [1.517695943093, 1.0, 1.330044616326],
              [1.663749385411, 1.330044616326, 1.0],
            ],
            L: [0.3519109496153, 0.3382016982179, 0.3098873521669],
            w: [1.036640827693, 0.9548471865209, 1.007668753543],
            real_wage: [1.134337797228, 1.053971854298, 1.10083529375],
            pi: [
              [0.7851881534974, 0.1429257432231, 0.1031478714313],
              [0.1265199543849, 0.6482968824912, 0.2159093475563],
              [0.08829189211773, 0.2087773742857, 0.6809427810124],
            ],
          },
        ],
      },
    },
  },
  t06_io_linkages: {
    source:
      "Krugman and Venables 1995, Q. J. Econ. 110; Fujita, Krugman and Venables 1999, chapter 14: break and sustain points in closed form; Caliendo and Parro 2015, Rev. Econ. Stud. 82: equations solved by an independent program",
    tol: 1e-8,
    tolByKey: { T_break: 1e-6, T_sustain: 1e-6 },
    reference: {
      kv_points: {
        inputs: ["sigma", "alpha", "mu"],
        cases: [
          { sigma: 4, alpha: 0.5, mu: 0.2, T_break: 2.46621207433, T_sustain: 3.997059520353 },
          { sigma: 7, alpha: 0.6, mu: 0.3, T_break: 1.682278687651, T_sustain: 2.445093853249 },
        ],
      },
      kv_short_run: {
        inputs: ["sigma", "alpha", "mu", "T", "l1", "l2"],
        cases: [
          {
            sigma: 6,
            alpha: 0.3,
            mu: 0.35,
            T: 1.6,
            l1: 0.2,
            l2: 0.45,
            w1: 1.18314103142,
            w2: 1.089544156976,
            G1: 1.751797257424,
            G2: 1.389108475848,
            om1: 0.9723378040619,
            om2: 0.9711519344197,
          },
        ],
      },
      kv_asymmetric_equilibrium: {
        inputs: ["sigma", "alpha", "mu", "T"],
        cases: [
          {
            sigma: 7,
            alpha: 0.6,
            mu: 0.3,
            T: 1.4,
            l1: 0.6,
            l2: 0.0,
            w1: 1.0,
            wage2: 1.0,
            shadow_mfg_wage2: 0.7159486008105,
            G1: 1.328156662974,
            G2: 1.859419328163,
            real1: 0.9183859021685,
            real2: 0.8302077776953,
          },
          {
            sigma: 3,
            alpha: 0.2,
            mu: 0.45,
            T: 2.5,
            l1: 0.45,
            l2: 0.45,
            w1: 1.0,
            wage2: 1.0,
            shadow_mfg_wage2: 1.0,
            G1: 1.59097709204,
            G2: 1.59097709204,
            real1: 0.8114303228738,
            real2: 0.8114303228738,
          },
        ],
      },
      caliendo_parro: {
        inputs: ["name", "A", "th", "gL", "g", "al", "L", "d", "prov", "border_hat"],
        cases: [
          {
            name: "two places, two sectors",
            A: [
              [1, 0.9],
              [1.4, 1.1],
            ],
            th: [5.0, 4.0],
            gL: [0.5, 0.4],
            g: [
              [0.2, 0.35],
              [0.3, 0.25],
            ],
            al: [0.45, 0.55],
            L: [1.0, 1.3],
            d: [
              [
                [1, 1.4],
                [1.5, 1],
              ],
              [
                [1, 1.25],
                [1.2, 1],
              ],
            ],
            prov: [0, 1],
            border_hat: 0.85,
            w: [0.4223190809578, 0.4443699377247],
            P: [
              [3.49424654929, 4.248245565025],
              [3.329997681231, 4.223660278095],
            ],
            pi: [
              [
                [0.8533651236798, 0.1247230268263],
                [0.1466348763202, 0.8752769731737],
              ],
              [
                [0.6310772367612, 0.2525573020933],
                [0.3689227632388, 0.7474426979067],
              ],
            ],
            X: [
              [0.4499854860085, 0.4904571676907],
              [0.6207215846986, 0.6711589939255],
            ],
            labour_by_sector: [
              [0.5462933307858, 0.4537066692141],
              [0.6855626632227, 0.6144373367773],
            ],
            real_wage: [0.1085466242584, 0.1170889638943],
            counterfactual_remove_border: {
              w_hat: [1.017851176201, 0.9869497293771],
              welfare_hat: [1.136479306031, 1.089686970126],
              labour_by_sector: [
                [0.5462080928813, 0.4537919071186],
                [0.685320679259, 0.6146793207411],
              ],
            },
          },
        ],
      },
    },
  },
  t10_migration: {
    source:
      "McFadden 1974 in Zarembka, Frontiers in Econometrics (logit with symmetric costs is a reversible chain); Frechet shares as in Monte, Redding and Rossi-Hansberg 2018, Am. Econ. Rev. 108",
    tol: 1e-10,
    reference: {
      markov: {
        inputs: ["name", "u", "c", "nu"],
        cases: [
          {
            name: "three places",
            u: [0.9, 0.5, 0.2],
            c: [
              [0.0, 0.4, 1.1],
              [0.4, 0.0, 0.7],
              [1.1, 0.7, 0.0],
            ],
            nu: 0.6,
            P: [
              [0.7613918265984, 0.200700706476, 0.03790746692559],
              [0.4568555648862, 0.4568555648862, 0.08628887022758],
              [0.2533098708273, 0.2533098708273, 0.4933802583454],
            ],
            stationary: [0.6293434620996, 0.2764761713933, 0.09418036650708],
            second_eigenvalue: 0.4675152788119,
            log_double_odds_0_2: -3.666666666667,
          },
        ],
      },
      frechet: {
        inputs: ["V", "T", "m", "kappa"],
        cases: [
          {
            V: [1.0, 1.3, 0.8],
            T: [1.0, 0.9, 1.2],
            m: [
              [1.0, 1.5, 2.4],
              [1.6, 1.0, 1.9],
              [2.2, 1.8, 1.0],
            ],
            kappa: 2.2,
            shares: [
              [0.5669065322228, 0.3724162097707, 0.06067725800648],
              [0.1663552962928, 0.7499261167806, 0.08371858692662],
              [0.1306396710051, 0.3256292051506, 0.5437311238443],
            ],
            expected_utility_index: [1.294315776663, 1.412388833915, 1.146466514642],
            stationary: [0.2689602830304, 0.5874782643827, 0.143561452587],
          },
        ],
      },
      relocation: {
        inputs: ["dV", "F", "nu"],
        cases: [
          {
            dV: 0.3,
            F: 1,
            nu: 0.2,
            p12: 0.02931223075136,
            p21: 0.001501182256737,
            share2: 0.9512815326123,
            half_life: 22.14660089943,
          },
          {
            dV: -1,
            F: 2,
            nu: 0.7,
            p12: 0.01357691694374,
            p21: 0.1933213698023,
            share2: 0.06562121493258,
            half_life: 2.990232151019,
          },
        ],
      },
      congested: {
        inputs: ["A", "c", "chi", "nu"],
        cases: [
          {
            A: [1.0, 1.6, 0.7],
            c: [
              [0.0, 0.4, 1.1],
              [0.4, 0.0, 0.7],
              [1.1, 0.7, 0.0],
            ],
            chi: 0.4,
            nu: 0.5,
            L: [0.2901239256321, 0.5478733348611, 0.1620027395068],
          },
        ],
      },
    },
  },
  t12_policy_calculators: {
    source:
      "Relocation tax sharing: Ministry of Finance and State Taxation Administration, Cai Yu [2015] 92; income tax: Individual Income Tax Law 2018 and Cai Shui [2019] 31; Xin'an river compensation agreement 2012; quota market and border: arithmetic",
    tol: 1e-9,
    reference: {
      bth_relocation: {
        inputs: ["pre3", "post", "gov_led"],
        cases: [
          {
            pre3: [20, 30, 40],
            post: [50, 60, 70, 80, 90, 100],
            gov_led: true,
            eligible: true,
            cap: 90,
            origin_receipts: [25, 30, 35, 0, 0, 0],
            cumulative: 90,
            shortfall_for_central_grant: 0,
          },
          {
            pre3: [60, 60, 60],
            post: [20, 30, 40, 50, 60],
            gov_led: true,
            eligible: true,
            cap: 180,
            origin_receipts: [10, 15, 20, 25, 30],
            cumulative: 100,
            shortfall_for_central_grant: 80,
          },
          {
            pre3: [60, 60, 60],
            post: [80, 80],
            gov_led: false,
            eligible: false,
            cap: 180,
            origin_receipts: [0, 0],
            cumulative: 0,
            shortfall_for_central_grant: 0,
          },
        ],
      },
      gba_iit: {
        inputs: ["taxable"],
        cases: [
          { taxable: 30000, iit: 900, subsidy: 0, effective_rate: 0.03 },
          { taxable: 800000, iit: 194080.0, subsidy: 74080.0, effective_rate: 0.15 },
        ],
      },
      xinan: {
        inputs: ["C", "C0", "k0", "A"],
        cases: [
          { C: [2.0, 0.2], C0: [2.5, 0.1], k0: 0.9, A: 80.0, P: 1.26, transfer_downstream_to_upstream: -80.0 },
          { C: [1.0, 1.0], C0: [2.0, 1.0], k0: 0.8, A: 80.0, P: 0.6, transfer_downstream_to_upstream: 80.0 },
        ],
      },
      border: {
        inputs: ["delay_min", "vot_per_h", "toll", "value", "line"],
        cases: [
          {
            delay_min: 30,
            vot_per_h: 120,
            toll: 90,
            value: 40000,
            line: 0.05,
            border_cost_share: 0.00375,
            T: 1.0539375,
          },
        ],
      },
      quota_market: {
        inputs: ["a", "b", "e"],
        cases: [
          {
            a: [80, 40],
            b: [2, 1],
            e: [10, 20],
            price: 33.33333333333,
            q: [23.33333333333, 6.666666666667],
            autarky_price: [60, 20],
            sales: [-13.33333333333, 13.33333333333],
            revenue: [-444.4444444444, 444.4444444444],
            gain: 266.6666666667,
            gain_by_city: [177.7777777778, 88.88888888889],
          },
        ],
      },
    },
  },
  t12b_release: {
    source: "Cai Yu [2015] 92 seen by the origin: discounted sums",
    tol: 1e-9,
    reference: {
      release_decision: {
        inputs: ["tau_pre", "tau_post", "H", "discount", "p_leave", "share", "years", "ext"],
        cases: [
          {
            tau_pre: 30,
            tau_post: 50,
            H: 10,
            discount: 0.95,
            p_leave: 0.1,
            share: 0.5,
            years: 3,
            ext: 2,
            keep_value: 139.9664491007,
            pv_receipts: 79.96446875,
            breakeven_land_benefit: 60.00198035069,
          },
        ],
      },
    },
  },
  t13_nregion: {
    source:
      "Fujita, Krugman and Venables 1999, chapters 5, 6 and 17 (racetrack); Gaspar, Castro and Correia-da-Silva, The footloose entrepreneur model with a finite number of equidistant regions, Int. J. Econ. Theory (many places): closed forms",
    tol: 1e-5,
    reference: {
      racetrack: {
        inputs: ["R", "tau", "sigma", "mu", "k"],
        cases: [
          {
            R: 5,
            tau: 0.3,
            sigma: 5,
            mu: 0.2,
            modes: [
              { k: 1, Z: 0.58266024891, dln_omega_dln_lambda: -0.02673964162532, unstable: false },
              { k: 2, Z: 0.3188230459361, dln_omega_dln_lambda: 0.008110977072146, unstable: true },
            ],
            Z_break: 0.4285714285714,
            fastest_growing_k: 2,
            any_unstable: true,
          },
          {
            R: 8,
            tau: 0.1,
            sigma: 4,
            mu: 0.35,
            modes: [
              { k: 1, Z: 0.2495965404408, dln_omega_dln_lambda: 0.03525826346673, unstable: true },
              { k: 2, Z: 0.04337208809975, dln_omega_dln_lambda: 0.008351514252922, unstable: true },
              { k: 3, Z: 0.04817352680586, dln_omega_dln_lambda: 0.00921537879617, unstable: true },
              { k: 4, Z: 0.02216675323702, dln_omega_dln_lambda: 0.004392946236637, unstable: true },
            ],
            Z_break: 0.702005730659,
            fastest_growing_k: 1,
            any_unstable: true,
          },
        ],
      },
      fe_N: {
        inputs: ["sigma", "mu", "N"],
        cases: [
          { sigma: 3, mu: 0.4, N: 7, Z_break: 0.3246753246753, phi_break: 0.2290748898678, T_break: 2.089350285468 },
          { sigma: 6, mu: 0.5, N: 3, Z_break: 0.1818181818182, phi_break: 0.6, T_break: 1.107566343248 },
        ],
      },
    },
  },
  t14_knowledge_platform: {
    source:
      "Linear accumulation with spillovers, weights as in Bottazzi and Peri 2003, Eur. Econ. Rev. 47; steady state by an independent linear solution",
    tol: 1e-9,
    reference: {
      knowledge: {
        inputs: ["d", "xi", "theta", "delta", "delta_p", "g", "a", "R", "x", "t"],
        cases: [
          {
            d: [
              [0.0, 1.5, 2.0],
              [1.5, 0.0, 1.0],
              [2.0, 1.0, 0.0],
            ],
            xi: 0.4,
            theta: 0.07,
            delta: 0.12,
            delta_p: 0.25,
            g: 0.15,
            a: [1.0, 0.7, 0.2],
            R: [2.0, 1.2, 0.4],
            x: [0.6, 0.3, 0.2],
            W: [
              [0.0, 0.5498339973125, 0.4501660026875],
              [0.4501660026875, 0.0, 0.5498339973125],
              [0.4013123398875, 0.5986876601125, 0.0],
            ],
            spectral_radius: 0.03934454971077,
            P_star: 4.4,
            K_star: [30.89262555439, 21.1808544288, 7.359135936094],
            K_star_no_platform: [23.07282475548, 15.47478804398, 5.494463625776],
            dK_dx: [7.108909817187, 5.187333077108, 1.695156645743],
            private_over_social: [0.5080914026395, 0.370751550784, 0.1211570465765],
            path_from_zero: [
              { t: 1, K: [2.0, 1.2, 0.4], P: 1.1 },
              { t: 8, K: [14.16571999201, 9.104200741896, 3.030889315915], P: 3.959503173828 },
            ],
          },
        ],
      },
    },
  },
  ...GAME_TARGETS,
};
